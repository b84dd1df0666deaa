import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Weeks } from "../api.ts";
import { LoadedPage } from "../parts/page-state.tsx";
import { weeksQuery } from "../queries.ts";
import { byFailure } from "../words/volume.ts";
import { weekDates } from "../words/weeks.ts";
import { CountingWords } from "./week/counting-words.tsx";
import { FirstUse } from "./week/first-use.tsx";
import { OverTheWeeks } from "./week/over-the-weeks.tsx";
import css from "./week/week.module.css";
import { WeekHead } from "./week/week-head.tsx";
import { WeekMuscles } from "./week/week-muscles.tsx";

const route = getRouteApi("/");

/** Home: how much of one week's training was failure work, per muscle, and how that compares over the weeks. */
export function WeekPage() {
  return (
    <LoadedPage query={useQuery(weeksQuery)} skeleton={[64, 460, 380]}>
      {(weeks) => (weeks.weeks.length === 0 ? <FirstUse undated={weeks.undatedWorkouts} /> : <WeekView data={weeks} />)}
    </LoadedPage>
  );
}

function WeekView({ data }: { data: Weeks }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const newest = data.weeks.at(-1)?.week ?? "";
  const selected = search.week ?? newest;
  const week = data.weeks.find((w) => w.week === selected);
  const muscles = byFailure(week?.muscles ?? []).filter(({ sets }) => sets.high > 0);
  const muscle =
    search.muscle ?? muscles[0]?.muscle ?? byFailure(data.weeks.findLast((w) => w.muscles.length > 0)?.muscles ?? [])[0]?.muscle ?? null;
  const selectWeek = (chosen: string) => {
    const { week: _, ...rest } = search;
    return navigate({ search: chosen === newest ? rest : { ...rest, week: chosen }, resetScroll: false });
  };
  const selectMuscle = (chosen: string) => navigate({ search: { ...search, muscle: chosen }, resetScroll: false, replace: true });

  return (
    <>
      <WeekHead data={data} selected={selected} onSelect={selectWeek} />
      <div className={css.page}>
        {week?.muscles.length === 0 && week.workouts > 0 && (
          <p className={css.empty}>No set of this week has an exercise yet, so there is nothing to count for a muscle.</p>
        )}
        {week && (week.muscles.length > 0 || week.workouts === 0) && (
          <WeekMuscles week={week} weeks={data.weeks} muscles={muscles} selected={muscle} onSelect={selectMuscle} />
        )}
        {!week && <p className={css.empty}>No dated workout between {weekDates(selected)}.</p>}
        {muscle && <OverTheWeeks weeks={data.weeks} week={selected} muscle={muscle} onWeek={selectWeek} onMuscle={selectMuscle} />}
        <CountingWords rule={data.rule} timeZone={data.timeZone} />
      </div>
    </>
  );
}
