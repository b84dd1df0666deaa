import { Button, Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "../api.ts";
import css from "./page-state.module.css";

interface LoadedProps<T> {
  readonly query: Pick<UseQueryResult<T>, "data" | "error" | "refetch" | "isFetching">;
  /** Heights of the grey bars to show while waiting, px. */
  readonly skeleton: readonly number[];
  readonly children: (data: T) => ReactNode;
}

/** Shows data once it is there, grey bars before, and on failure what happened with a way to try again. */
export function Loaded<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed error={query.error} retry={query.refetch} busy={query.isFetching} />;
  return <Waiting heights={skeleton} />;
}

/** Grey bars in the shape of what will come. */
export function Waiting({ heights }: { heights: readonly number[] }) {
  return (
    <div className={css.waiting} aria-busy="true" aria-live="polite">
      <span className={css.spoken}>Loading</span>
      {heights.map((height, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move
        <Skeleton key={i} height={height} radius="md" />
      ))}
    </div>
  );
}

interface FailedProps {
  readonly error: Error;
  readonly retry: () => unknown;
  readonly busy?: boolean;
}

/** What went wrong, what to do about it, and a button to try again. */
export function Failed({ error, retry, busy }: FailedProps) {
  const missing = error instanceof Problem && error.status === 404;
  return (
    <div className={css.failed} role="alert">
      <h2>{missing ? "This is not here" : "This could not be loaded"}</h2>
      <p>{error.message}</p>
      {error instanceof Problem && error.hint && <p>{error.hint}</p>}
      <Button variant="default" onClick={() => retry()} loading={busy === true}>
        Try again
      </Button>
    </div>
  );
}

/** For an error while a page was being drawn. */
export function PageFailed({ error, reset }: { error: unknown; reset: () => void }) {
  return <Failed error={error instanceof Error ? error : new Error("Something unexpected happened.")} retry={reset} />;
}
