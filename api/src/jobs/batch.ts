import type { WaitingGroup } from "../store/uploads.ts";

const MAX_GROUPS = 32;
const MAX_BYTES = 32 * 2 ** 20;

/**
 * The groups to process in one go. Many small uploads of one workout would else each analyse it anew. Large ones are few, so that memory
 * stays bounded, and one that was begun before and came to no end is tried alone, lest it take others down again.
 */
export function firstBatch(groups: readonly WaitingGroup[]): string[] {
  const [first, ...others] = groups;
  if (!first) return [];
  const batch = [first.groupId];
  let bytes = first.sizeBytes;
  if (first.attempts > 0) return batch;
  for (const { groupId, sizeBytes, attempts } of others) {
    bytes += sizeBytes;
    if (attempts > 0 || bytes > MAX_BYTES || batch.length === MAX_GROUPS) break;
    batch.push(groupId);
  }
  return batch;
}
