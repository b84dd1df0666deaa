import { Button, CloseButton, Progress } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { isFinished, type Upload } from "../api.ts";
import { mayBeTable, togetherWords, uploadStateWords } from "../words/uploads.ts";
import type { Refused } from "./send-all.ts";
import { type Batch, isOver, useSending } from "./sending.tsx";
import css from "./sending-tray.module.css";
import { WorkoutLinks } from "./workout-links.tsx";

/** Uploads of this visit at the foot of every page: how far, what came of them, what to do where one failed. */
export function SendingTray() {
  const { batches, dismiss } = useSending();
  if (batches.length === 0) return null;
  return (
    <aside className={css.tray} data-screen-only aria-label="Files on their way" aria-live="polite">
      {batches.map((batch) => (
        <BatchCard key={batch.key} batch={batch} dismiss={() => dismiss(batch.key)} />
      ))}
    </aside>
  );
}

function BatchCard({ batch, dismiss }: { batch: Batch; dismiss: () => void }) {
  const over = isOver(batch);
  const onLeave = over ? dismiss : undefined;
  const oneByOne = batch.uploads.length <= ONE_BY_ONE;
  return (
    <div className={css.card}>
      {over && <CloseButton className={css.close ?? ""} aria-label="Dismiss" onClick={dismiss} />}
      {batch.refused.map((refused) => (
        <RefusedFiles key={refused.names.join()} refused={refused} onSendAgain={over ? dismiss : undefined} />
      ))}
      {batch.sent < 1 && !over && (
        // Every per cent would be read out.
        <div className={css.file} aria-live="off">
          <strong>{batch.names.length === 1 ? batch.names[0] : `${batch.names.length} files`}</strong>
          <span>Sending, {Math.round(batch.sent * 100)} %</span>
          <Progress value={batch.sent * 100} size="sm" aria-label="Sent" />
        </div>
      )}
      {oneByOne ? (
        <Each uploads={batch.uploads} onLeave={onLeave} />
      ) : (
        <Together uploads={batch.uploads} name={batch.names.length === 1 ? (batch.names[0] ?? "") : null} onLeave={onLeave} />
      )}
    </div>
  );
}

function RefusedFiles({ refused, onSendAgain }: { refused: Refused; onSendAgain: (() => void) | undefined }) {
  const { send } = useSending();
  const { names, problem, unsent } = refused;
  return (
    <div className={css.file}>
      <strong>{names.length <= ONE_BY_ONE ? names.join(", ") : `${names.length} files`}</strong>
      <span className={css.bad}>{problem.message}</span>
      {problem.hint && <span>{problem.hint}</span>}
      {onSendAgain && unsent.length > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            onSendAgain();
            send(unsent);
          }}
        >
          Send again
        </Button>
      )}
    </div>
  );
}

/** With more files than this, only the count is shown, and what failed is folded up. */
const ONE_BY_ONE = 4;

function Each({ uploads, onLeave }: { uploads: readonly Upload[]; onLeave: (() => void) | undefined }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the same file dropped twice has one id
  return uploads.map((upload, i) => <One key={`${upload.id}-${i}`} upload={upload} onLeave={onLeave} />);
}

function One({ upload, onLeave }: { upload: Upload; onLeave: (() => void) | undefined }) {
  return (
    <div className={css.file}>
      <strong>{upload.name}</strong>
      <span className={upload.failure ? css.bad : undefined}>{uploadStateWords(upload)}</span>
      {upload.failure && <span>{upload.failure.hint}</span>}
      {upload.failure?.code === "unknown_format" && mayBeTable(upload) && (
        <Link to="/files" onClick={onLeave}>
          See how it can be read
        </Link>
      )}
      {!isFinished(upload) && <Progress value={upload.progress * 100} size="sm" aria-label="Analysed" />}
      {upload.state === "done" && <WorkoutLinks workouts={upload.workouts} onLeave={onLeave} />}
    </div>
  );
}

function Together({ uploads, name, onLeave }: { uploads: readonly Upload[]; name: string | null; onLeave: (() => void) | undefined }) {
  const finished = uploads.filter(isFinished).length;
  const current = uploads.find((upload) => !isFinished(upload));
  const workouts = [...new Set(uploads.flatMap((upload) => upload.workouts.map(({ id }) => id)))];
  const failed = uploads.filter(({ state }) => state === "failed");
  return (
    <div className={css.file}>
      <strong>{name ?? `${uploads.length} files`}</strong>
      <span>{togetherWords(uploads)}</span>
      {current && <Progress value={100 * Math.max(finished / uploads.length, current.progress)} size="sm" aria-label="Files read" />}
      {!current && workouts.length === 1 && workouts[0] && (
        <Link to="/workouts/$workoutId" params={{ workoutId: workouts[0] }} onClick={onLeave}>
          See the workout
        </Link>
      )}
      {!current && workouts.length > 1 && (
        <Link to="/workouts" onClick={onLeave}>
          See the {workouts.length} workouts
        </Link>
      )}
      {failed.length > 0 && (
        <details className={css.failed}>
          <summary>Why {failed.length} could not be read</summary>
          <Each uploads={failed} onLeave={onLeave} />
        </details>
      )}
    </div>
  );
}
