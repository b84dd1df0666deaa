import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { NotFound } from "./parts/not-found.tsx";
import { PageFailed } from "./parts/page-state.tsx";
import { Shell } from "./parts/shell.tsx";

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: PageFailed });

/** What the week page keeps in the address, so that a view can be linked to. */
export interface WeekSearch {
  readonly week?: string;
  readonly muscle?: string;
}

const weekRoute = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: (search: Record<string, unknown>): WeekSearch => ({
    ...weekOfSearch(search),
    ...(typeof search.muscle === "string" ? { muscle: search.muscle } : {}),
  }),
  component: lazyRouteComponent(() => import("./pages/week-page.tsx"), "WeekPage"),
});

const workoutsRoute = createRoute({
  getParentRoute: () => root,
  path: "/workouts",
  component: lazyRouteComponent(() => import("./pages/workouts-page.tsx"), "WorkoutsPage"),
});

const workoutRoute = createRoute({
  getParentRoute: () => root,
  path: "/workouts/$workoutId",
  component: lazyRouteComponent(() => import("./pages/workout-page.tsx"), "WorkoutPage"),
});

const setRoute = createRoute({
  getParentRoute: () => root,
  path: "/sets/$setId",
  component: lazyRouteComponent(() => import("./pages/set-page.tsx"), "SetPage"),
});

/** Where to look for sets without an exercise: in one workout or in one week. */
export interface UnnamedSearch {
  readonly workout?: string;
  readonly week?: string;
}

const unnamedRoute = createRoute({
  getParentRoute: () => root,
  path: "/unnamed",
  validateSearch: (search: Record<string, unknown>): UnnamedSearch => ({
    ...(typeof search.workout === "string" ? { workout: search.workout } : {}),
    ...weekOfSearch(search),
  }),
  component: lazyRouteComponent(() => import("./pages/unnamed-page.tsx"), "UnnamedPage"),
});

const filesRoute = createRoute({
  getParentRoute: () => root,
  path: "/files",
  component: lazyRouteComponent(() => import("./pages/files-page.tsx"), "FilesPage"),
});

const exercisesRoute = createRoute({
  getParentRoute: () => root,
  path: "/exercises",
  component: lazyRouteComponent(() => import("./pages/exercises-page.tsx"), "ExercisesPage"),
});

const settingsRoute = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/settings-page.tsx"), "SettingsPage"),
});

/** Every page of the dashboard; each is loaded when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren([weekRoute, workoutsRoute, workoutRoute, setRoute, unnamedRoute, filesRoute, exercisesRoute, settingsRoute]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

function weekOfSearch(search: Record<string, unknown>): { week?: string } {
  return typeof search.week === "string" && /^\d{4}-W\d{2}$/.test(search.week) ? { week: search.week } : {};
}
