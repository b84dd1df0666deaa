import { Link } from "@tanstack/react-router";
import { PageHead } from "./page-head.tsx";

/** For an address that names no page. */
export function NotFound() {
  return (
    <PageHead title="There is no such page">
      <p>
        The address may be old. Go to <Link to="/">the week</Link> or <Link to="/workouts">the workouts</Link>.
      </p>
    </PageHead>
  );
}
