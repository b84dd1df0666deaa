import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  api,
  ask,
  type Memory,
  type Portrait,
  type SetResource,
  type Settings,
  type Table,
  type Trace,
  type Weeks,
  type Workout,
} from "./api.ts";
import type { Span } from "./words/span.ts";
import { localDay } from "./words/time.ts";
import { weekOf } from "./words/weeks.ts";

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: (): Promise<Settings> => ask(api.settings.$get()),
  staleTime: 60_000,
});

/** What the athlete and the devices have taught. */
export const memoryQuery = queryOptions({ queryKey: ["memory"], queryFn: (): Promise<Memory> => ask(api.memory.$get()) });

export const catalogueQuery = queryOptions({
  queryKey: ["exercises"],
  queryFn: () => ask(api.exercises.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});

export const weeksQuery = queryOptions({ queryKey: ["weeks"], queryFn: (): Promise<Weeks> => ask(api.weeks.$get({ query: {} })) });

const askWorkouts = (before: string | null) => ask(api.workouts.$get({ query: { ...(before ? { before } : {}) } }));

export const workoutsQuery = infiniteQueryOptions({
  queryKey: ["workouts", "list"],
  queryFn: ({ pageParam }) => askWorkouts(pageParam),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** How soon to ask again for what is being analysed anew. */
const PENDING_MS = 1_000;

export const workoutQuery = (id: string) =>
  queryOptions({
    queryKey: ["workouts", id],
    queryFn: (): Promise<Workout> => ask(api.workouts[":id"].$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.data?.pending ? PENDING_MS : false),
  });

/** Ids of the workouts of one ISO week in the athlete's time zone, in order of time. */
export const workoutsOfWeekQuery = (week: string, timeZone: string) =>
  queryOptions({
    queryKey: ["workouts", "of week", week, timeZone],
    queryFn: async () => {
      const found: string[] = [];
      for (let before: string | null = null; ; ) {
        const { workouts, next }: Awaited<ReturnType<typeof askWorkouts>> = await askWorkouts(before);
        const dated = workouts.flatMap(({ id, startTime }) => (startTime ? [{ id, week: weekOf(localDay(startTime, timeZone)) }] : []));
        found.push(...dated.filter((workout) => workout.week === week).map(({ id }) => id));
        if (next === null || dated.some((workout) => workout.week < week)) return found.reverse();
        before = next;
      }
    },
  });

/** A stretch of a recording's trace; the whole of it without one. */
export const traceQuery = (id: string, recording: number, span: Span | null) =>
  queryOptions({
    queryKey: ["trace", id, recording, span],
    queryFn: (): Promise<Trace> =>
      ask(
        api.workouts[":id"].trace.$get({
          param: { id },
          query: { recording: String(recording), ...(span ? { fromS: String(span[0]), toS: String(span[1]) } : {}) },
        }),
      ),
    staleTime: 60_000,
  });

export const setQuery = (id: string) =>
  queryOptions({
    queryKey: ["sets", id],
    queryFn: (): Promise<SetResource> => ask(api.sets[":id"].$get({ param: { id } })),
    refetchInterval: ({ state }) => (state.data?.pending ? PENDING_MS : false),
  });

/** What is known of the athlete in an exercise. */
export const portraitQuery = (exercise: string) =>
  queryOptions({
    queryKey: ["lifter", exercise],
    queryFn: (): Promise<Portrait> => ask(api.exercises[":exercise"].lifter.$get({ param: { exercise } })),
  });

export const setTraceQuery = (id: string) =>
  queryOptions({
    queryKey: ["sets", id, "trace"],
    queryFn: (): Promise<Trace> => ask(api.sets[":id"].trace.$get({ param: { id }, query: {} })),
    staleTime: 60_000,
  });

/** How the table in an upload is read; asked once, since a file that is not such a table will not become one. */
export const tableQuery = (id: string) =>
  queryOptions({
    queryKey: ["uploads", id, "columns"],
    queryFn: (): Promise<Table> => ask(api.uploads[":id"].columns.$get({ param: { id } })),
    retry: false,
  });

export const uploadsQuery = infiniteQueryOptions({
  queryKey: ["uploads", "list"],
  queryFn: ({ pageParam }) => ask(api.uploads.$get({ query: { ...(pageParam ? { before: pageParam } : {}) } })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});
