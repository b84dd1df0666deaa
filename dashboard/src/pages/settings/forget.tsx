import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { forgetMemory } from "../../api.ts";
import { Panel } from "../../parts/panel.tsx";
import { memoryQuery } from "../../queries.ts";
import { memoryWords } from "../../words/memory.ts";
import css from "./forget.module.css";

/** What lastrep has learned from the lifter, and the way to have it forgotten. */
export function Forget() {
  const [opened, { open, close }] = useDisclosure();
  const queryClient = useQueryClient();
  const { data } = useQuery(memoryQuery);
  const forget = useMutation({
    mutationFn: forgetMemory,
    onSuccess: async () => {
      close();
      await queryClient.invalidateQueries();
    },
  });
  if (!data) return null;
  const words = memoryWords(data);
  return (
    <Panel title="What you taught it" note="Names that you or your watch gave to sets name other sets that move alike.">
      <div className={css.row}>
        <p aria-live="polite">
          {words.length === 0 && (forget.isSuccess ? "Forgotten. It knows nothing of yours any more." : "Nothing yet.")}
          {words.map((sentence) => (
            <span key={sentence}>{sentence} </span>
          ))}
        </p>
        {words.length > 0 && (
          <Button variant="default" onClick={open}>
            Forget all of it
          </Button>
        )}
      </div>
      <Modal opened={opened} onClose={close} title="Forget everything you taught?" centered>
        <p>
          Sets that you named keep their names. Sets that were named because they move alike lose those names, and columns of tables that
          you explained are guessed again. Your files, workouts and other corrections stay. This cannot be undone.
        </p>
        {forget.error && (
          <p className={css.error} role="alert">
            {forget.error.message}
          </p>
        )}
        <div className={css.buttons}>
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
          <Button color="red.9" onClick={() => forget.mutate()} loading={forget.isPending}>
            Forget
          </Button>
        </div>
      </Modal>
    </Panel>
  );
}
