import { Button, Skeleton } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "../api.ts";
import { NotFound } from "./not-found.tsx";
import { PageHead } from "./page-head.tsx";
import css from "./page-state.module.css";
import unseen from "./unseen.module.css";

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

/** The same for what a whole page is about: what is shown instead of it has the page's heading. */
export function LoadedPage<T>({ query, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error instanceof Problem && NOTHING_THERE.has(query.error.status)) return <NotFound />;
  if (query.error) return <PageFailed error={query.error} reset={query.refetch} busy={query.isFetching} />;
  return <Waiting heights={skeleton} />;
}

/** The server's answers to an address that leads to nothing, and to one that cannot lead anywhere, as where a part of it got lost. */
const NOTHING_THERE = new Set([400, 404]);

/** Grey bars in the shape of what will come. */
export function Waiting({ heights }: { heights: readonly number[] }) {
  return (
    <div className={css.waiting} aria-busy="true" aria-live="polite">
      <span className={unseen.unseen}>Loading</span>
      {heights.map((height, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never move
        <Skeleton key={i} height={height} radius="md" />
      ))}
    </div>
  );
}

/** What went wrong in a part of a page, and a button to try again. */
function Failed(props: TroubleProps) {
  return (
    <div className={css.failed} role="alert">
      <h2>{FAILED}</h2>
      <Trouble {...props} />
    </div>
  );
}

const FAILED = "This could not be loaded";

interface PageFailedProps {
  readonly error: unknown;
  readonly reset: () => unknown;
  readonly busy?: boolean;
}

/** A page that could not be loaded or drawn. */
export function PageFailed({ error, reset, busy = false }: PageFailedProps) {
  return (
    <>
      <PageHead title={FAILED} />
      <div className={css.failed} role="alert">
        <Trouble error={error instanceof Error ? error : new Error("Something unexpected happened.")} retry={reset} busy={busy} />
      </div>
    </>
  );
}

interface TroubleProps {
  readonly error: Error;
  readonly retry: () => unknown;
  readonly busy: boolean;
}

function Trouble({ error, retry, busy }: TroubleProps) {
  return (
    <>
      <p>{error.message}</p>
      {error instanceof Problem && error.hint && <p>{error.hint}</p>}
      <Button variant="default" onClick={() => retry()} loading={busy}>
        Try again
      </Button>
    </>
  );
}
