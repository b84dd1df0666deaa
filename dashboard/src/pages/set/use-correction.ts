import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Correction, correctSet, type SetResource } from "../../api.ts";
import { setQuery } from "../../queries.ts";
import { undoOf } from "../../words/set-words.ts";

/** What a correction bears on besides the set itself. */
const TOUCHED = new Set(["weeks", "workouts", "lifter"]);

/**
 * Says things about a set, and takes the last of them back. What is said is saved at once; pages that count it are asked anew.
 */
export function useCorrection(set: SetResource) {
  const queryClient = useQueryClient();
  const [before, setBefore] = useState<Correction | null>(null);
  const save = useMutation({
    mutationFn: (change: Correction) => correctSet(set.id, change),
    onMutate: (change) => setBefore(undoOf(set.correction, change)),
    onSuccess: async (corrected) => {
      queryClient.setQueryData(setQuery(set.id).queryKey, corrected);
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => TOUCHED.has(String(queryKey[0])) });
    },
  });
  const undo = () => {
    if (before) save.mutate(before, { onSuccess: () => setBefore(null) });
  };
  return { save, undo, undoable: before !== null && save.isSuccess };
}
