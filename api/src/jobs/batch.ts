import type { WaitingGroup } from "../store/uploads.ts";

/** What is saved is saved in one go, and the embedded database answers nobody meanwhile. */
const MAX_FILES = 50;
const MAX_BYTES = 32 * 2 ** 20;

/**
 * The groups to process in one go. Many small uploads of one workout would else each analyse it anew. They are few, so that memory
 * stays bounded, and one that was begun before and came to no end is tried alone, lest it take others down again.
 */
export function firstBatch(groups: readonly WaitingGroup[]): string[] {
  const [first, ...others] = groups;
  if (!first) return [];
  const batch = [first.groupId];
  let { files, sizeBytes: bytes } = first;
  if (first.attempts > 0) return batch;
  for (const group of others) {
    files += group.files;
    bytes += group.sizeBytes;
    if (group.attempts > 0 || bytes > MAX_BYTES || files > MAX_FILES) break;
    batch.push(group.groupId);
  }
  return batch;
}
