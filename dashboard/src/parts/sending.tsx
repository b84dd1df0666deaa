import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { isFinished, type Upload, waitForUploads } from "../api.ts";
import { problemOf, type Refused, sendAll } from "./send-all.ts";

/** Files that were dropped together: on their way, then in the server's hands. */
export interface Batch {
  readonly key: number;
  readonly names: readonly string[];
  /** Fraction of the bytes that has left this machine. */
  readonly sent: number;
  /** One for each file that the server took, once all are sent. */
  readonly uploads: readonly Upload[];
  readonly refused: readonly Refused[];
}

interface Sending {
  readonly batches: readonly Batch[];
  /** Sends files and follows them until they are analysed. */
  readonly send: (files: readonly File[]) => void;
  /** Follows uploads that the server made itself, such as the demo. */
  readonly follow: (name: string, start: () => Promise<readonly Upload[]>) => void;
  readonly dismiss: (key: number) => void;
}

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
      setBatches((all) => [{ key, names, sent: 0, uploads: [], refused: [] }, ...all]);
      const change: Change = (part) => setBatches((all) => all.map((batch) => (batch.key === key ? { ...batch, ...part(batch) } : batch)));
      // Of files that were removed meanwhile nothing is left to tell.
      const putAwayIfEmpty = () =>
        setBatches((all) => all.filter((batch) => batch.key !== key || batch.uploads.length + batch.refused.length > 0));
      void run(names, start, change, () => queryClient.invalidateQueries()).then(putAwayIfEmpty);
    },
    [queryClient],
  );
  const sending = useMemo(
    () => ({
      batches,
      send: (files: readonly File[]) => {
        const names = files.map(({ name }) => name);
        begin(names, (onSent, onRefused) => sendAll(files, onSent, onRefused));
      },
      follow: (name: string, start: () => Promise<readonly Upload[]>) => begin([name], start),
      dismiss: (key: number) => setBatches((all) => all.filter((batch) => batch.key !== key)),
    }),
    [batches, begin],
  );
  useStayUntilSent(batches);
  return <SendingContext value={sending}>{children}</SendingContext>;
}

/** The uploads of this visit and the way to add to them. */
export function useSending(): Sending {
  const sending = useContext(SendingContext);
  if (!sending) throw new Error("useSending outside SendingProvider");
  return sending;
}

/** Whether nothing more will come of any of its files. */
export function isLost({ names, refused }: Batch): boolean {
  return refused.reduce((sum, one) => sum + one.names.length, 0) >= names.length;
}

/** Whether the server has said its last word on every file of it. */
export function isOver(batch: Batch): boolean {
  return isLost(batch) || (batch.uploads.length > 0 && batch.uploads.every(isFinished));
}

type Start = (onSent: (fraction: number) => void, onRefused: (refused: Refused) => void) => Promise<readonly Upload[]>;
type Change = (part: (batch: Batch) => Partial<Batch>) => void;

/** Pages are asked anew this often at most while files are being analysed, ms. */
const TELL_MS = 2_000;

async function run(names: readonly string[], start: Start, change: Change, changed: () => void): Promise<void> {
  const refuse = (refused: Refused) => change((batch) => ({ refused: [...batch.refused, refused] }));
  try {
    const uploads = await start((sent) => change(() => ({ sent })), refuse);
    const given = new Map(uploads.map((upload) => [upload.id, upload]));
    change(() => ({ sent: 1, uploads }));
    let toldAt = 0;
    await waitForUploads(uploads, (latest, removed) => {
      const known = new Map(latest.map((upload) => [upload.id, upload]));
      // The name it was given under this time, and whether it was there before.
      change(({ uploads }) => ({
        uploads: uploads
          .filter(({ id }) => !removed.has(id))
          .map((old) => ({
            ...(known.get(old.id) ?? old),
            name: old.name,
            duplicate: given.get(old.id)?.duplicate ?? false,
          })),
      }));
      if (Date.now() - toldAt < TELL_MS) return;
      toldAt = Date.now();
      changed();
    });
  } catch (error) {
    refuse({ names, problem: problemOf(error), unsent: [] });
  }
  changed();
}

/** Whoever closes the page would take along what has not been sent. */
function useStayUntilSent(batches: readonly Batch[]): void {
  const leaving = batches.some((batch) => batch.sent < 1 && !isLost(batch));
  useEffect(() => {
    if (!leaving) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [leaving]);
}
