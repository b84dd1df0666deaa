import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { deleteWorkout, type Workout } from "../../api.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { count } from "../../words/numbers.ts";

/** A button that deletes a workout after asking. */
export function DeleteWorkout({ workout: { id, deletedWith } }: { workout: Workout }) {
  const [opened, { open, close }] = useDisclosure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteWorkout(id),
    onSuccess: async () => {
      await navigate({ to: "/workouts" });
      queryClient.removeQueries({ queryKey: ["workouts", id] });
      await queryClient.invalidateQueries();
    },
  });
  return (
    <>
      <Button variant="subtle" color="gray" onClick={open}>
        Delete
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title="Delete this workout?"
        verb="Delete"
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
      >
        <p>
          Its sets, your corrections to them and the files it came from are removed from lastrep and from every week. This cannot be undone.
        </p>
        {deletedWith > 0 && (
          <p>
            <strong>{count(deletedWith, "other workout")}</strong> came from the same {deletedWith === 1 ? "file and goes" : "file and go"}{" "}
            with it.
          </p>
        )}
      </Confirm>
    </>
  );
}
