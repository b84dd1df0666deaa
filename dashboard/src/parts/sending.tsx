import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { Problem, sendFiles, type Upload, waitForUpload } from "../api.ts";
import { isFinished } from "../words/uploads.ts";

/** Files that were dropped together: on their way, then in the server's hands. */
export interface Batch {
  readonly key: number;
  readonly names: readonly string[];
  /** Fraction of the bytes that has left this machine. */
  readonly sent: number;
  /** One per file once the server has them. */
  readonly uploads: readonly Upload[];
  /** Why the server did not take them. */
  readonly problem: Problem | null;
}

interface Sending {
  readonly batches: readonly Batch[];
  /** Sends files and follows them until they are analysed. */
  readonly send: (files: readonly File[]) => void;
  /** Follows uploads that the server made itself, such as the demo. */
  readonly follow: (name: string, start: () => Promise<readonly Upload[]>) => void;
  readonly dismiss: (key: number) => void;
}

/** Files a request; the server takes a hundred. Sorted by name, the two files of a pair stay in one request. */
const BATCH = 50;

const SendingContext = createContext<Sending | null>(null);

let lastKey = 0;

/** Keeps uploads going while the user moves between pages. */
export function SendingProvider({ children }: { children: ReactNode }) {
  const [batches, setBatches] = useState<readonly Batch[]>([]);
  const queryClient = useQueryClient();

  const begin = useCallback(
    (names: readonly string[], start: Start) => {
      lastKey += 1;
      const key = lastKey;
      setBatches((all) => [{ key, names, sent: 0, uploads: [], problem: null }, ...all]);
      const change = (part: Partial<Batch>) => setBatches((all) => all.map((batch) => (batch.key === key ? { ...batch, ...part } : batch)));
      return run(start, change, () => queryClient.invalidateQueries());
    },
    [queryClient],
  );
  const send = useCallback(
    async (files: readonly File[]) => {
      const sorted = files.toSorted((a, b) => a.name.localeCompare(b.name));
      for (let i = 0; i < sorted.length; i += BATCH) {
        const part = sorted.slice(i, i + BATCH);
        await begin(
          part.map((file) => file.name),
          (onSent) => sendFiles(part, onSent),
        );
      }
    },
    [begin],
  );
  const follow = useCallback((name: string, start: () => Promise<readonly Upload[]>) => void begin([name], start), [begin]);
  const dismiss = useCallback((key: number) => setBatches((all) => all.filter((batch) => batch.key !== key)), []);

  const value = useMemo(() => ({ batches, send, follow, dismiss }), [batches, send, follow, dismiss]);
  return <SendingContext value={value}>{children}</SendingContext>;
}

/** The uploads of this visit and the way to add to them. */
export function useSending(): Sending {
  const sending = useContext(SendingContext);
  if (!sending) throw new Error("useSending outside SendingProvider");
  return sending;
}

type Start = (onSent: (fraction: number) => void) => Promise<readonly Upload[]>;

async function run(start: Start, change: (part: Partial<Batch>) => void, changed: () => void): Promise<void> {
  try {
    let uploads = await start((sent) => change({ sent }));
    const show = (upload: Upload) => {
      uploads = uploads.map((old) => (old.id === upload.id ? { ...upload, name: old.name, duplicate: old.duplicate } : old));
      change({ uploads });
      if (isFinished(upload)) changed();
    };
    change({ sent: 1, uploads });
    // One after the other, as the server works; asking after a hundred at once would tell nothing more.
    for (const id of new Set(uploads.map((upload) => upload.id))) await waitForUpload(id, show);
  } catch (error) {
    change({ problem: error instanceof Problem ? error : new Problem(0, "failed", String(error), null) });
  }
}
