import { pipelineVersion } from "@lastrep/analysis";
import type { CountingRule, ExportQuery } from "../contract.ts";
import type { Column } from "../export/column.ts";
import { correctionColumns } from "../export/corrections.ts";
import { writerOf } from "../export/formats.ts";
import { repColumns } from "../export/reps.ts";
import { type SetRecord, setColumns } from "../export/sets.ts";
import { type MuscleWeekRecord, weekColumns } from "../export/weeks.ts";
import { getAthlete } from "../store/athletes.ts";
import { exportCorrections, exportReps, exportSets, type SetExport } from "../store/exports.ts";
import { effectiveSet } from "./effective.ts";
import { muscleMapOf } from "./exercises.ts";
import type { Service } from "./service.ts";
import { settingsOf } from "./settings.ts";
import { readWeeks } from "./weeks.ts";

/** A table as a stream of bytes; a page of rows is read from the database whenever the reader is ready for it. */
export async function exportTable(
  service: Service,
  athleteId: string,
  { table, format }: ExportQuery,
): Promise<AsyncGenerator<Uint8Array>> {
  const { rule, timeZone } = settingsOf(await getAthlete(service.db, athleteId));
  const write = await writerOf(format);
  const notes = {
    table,
    lastrep_pipeline: pipelineVersion,
    counting_rule: JSON.stringify(rule),
    time_zone: timeZone,
    exported_at: service.now().toISOString(),
  };
  switch (table) {
    case "sets":
      return write({ notes, columns: setColumns, pages: mapPages(exportSets(service.db, athleteId), (set) => setRecord(set, rule)) });
    case "reps":
      return write({
        notes,
        columns: repColumns,
        pages: mapPages(exportReps(service.db, athleteId), (rep) => ({ rep, ...setRecord(rep.set, rule) })),
      });
    case "corrections":
      return write({ notes, columns: correctionColumns, pages: exportCorrections(service.db, athleteId) });
    case "weeks":
      return write({ notes, columns: weekColumns, pages: weekPages(service, athleteId) });
  }
}

/** What every column of every table holds, and the rule behind `p_hard`. */
export async function describeExports(service: Service, athleteId: string) {
  const { rule } = settingsOf(await getAthlete(service.db, athleteId));
  const tables = {
    sets: describe(setColumns),
    reps: describe(repColumns),
    corrections: describe(correctionColumns),
    weeks: describe(weekColumns),
  };
  return { rule, tables };
}

/** One page: weeks are counted all at once. A week without a set has no row. */
async function* weekPages(service: Service, athleteId: string): AsyncGenerator<MuscleWeekRecord[]> {
  const { weeks, rule, timeZone } = await readWeeks(service, athleteId, {});
  const ownMuscles = muscleMapOf(await getAthlete(service.db, athleteId));
  yield weeks.flatMap((week) =>
    (week.muscles.length > 0 ? week.muscles : [null]).map((muscle) => ({ week, muscle, rule, ownMuscles, timeZone, pipelineVersion })),
  );
}

function setRecord(set: SetExport, rule: CountingRule): SetRecord {
  return { set, effective: effectiveSet(set.measured, set.facts, set.judged), rule };
}

async function* mapPages<From, To>(pages: AsyncIterable<readonly From[]>, map: (row: From) => To): AsyncGenerator<To[]> {
  for await (const page of pages) yield page.map(map);
}

function describe<Row>(columns: readonly Column<Row>[]) {
  return columns.map(({ name, type, unit, meaning }) => ({ name, type, unit, meaning }));
}
