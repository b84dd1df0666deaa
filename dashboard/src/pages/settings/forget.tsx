import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { forgetMemory } from "../../api.ts";
import { Confirm } from "../../parts/confirm.tsx";
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
      <Confirm
        opened={opened}
        onClose={close}
        title="Forget everything you taught?"
        verb="Forget"
        busy={forget.isPending}
        error={forget.error}
        onConfirm={() => forget.mutate()}
      >
        <p>
          Sets that you named keep their names. Sets that were named because they move alike lose those names, and columns of tables that
          you explained are guessed again. Your files, workouts and other corrections stay. This cannot be undone.
        </p>
      </Confirm>
    </Panel>
  );
}
