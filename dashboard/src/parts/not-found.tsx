import { Link } from "@tanstack/react-router";
import { PageHead } from "./page-head.tsx";

/** For an address that leads to nothing. */
export function NotFound() {
  return (
    <PageHead title="This is not here">
      <p>
        The address may be old or damaged, or what it led to was deleted. Go to <Link to="/">the week</Link> or{" "}
        <Link to="/workouts">the workouts</Link>.
      </p>
    </PageHead>
  );
}
