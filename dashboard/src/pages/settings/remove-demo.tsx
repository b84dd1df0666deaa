import { Button } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { removeDemo } from "../../api.ts";
import { Panel } from "../../parts/panel.tsx";
import { uploadsQuery } from "../../queries.ts";

/** Takes the simulated workouts out again; not shown where there are none. */
export function RemoveDemo() {
  const queryClient = useQueryClient();
  const { data } = useInfiniteQuery(uploadsQuery);
  const remove = useMutation({ mutationFn: removeDemo, onSuccess: () => queryClient.invalidateQueries() });
  if (!data?.pages.some((page) => page.uploads.some((upload) => upload.demo))) return null;
  return (
    <Panel title="Demo workouts" note="Simulated training that nobody lifted. Removing it leaves your own files alone.">
      <Button variant="default" onClick={() => remove.mutate()} loading={remove.isPending}>
        Remove the demo workouts
      </Button>
      {remove.error && <p role="alert">{remove.error.message}</p>}
    </Panel>
  );
}
