import type { Backup, Restored, Said, SaidOfSet } from "../contract-backup.ts";
import { matchByOverlap } from "../jobs/match.ts";
import { getAthlete, lockAthlete, raiseRevision } from "../store/athletes.ts";
import { insertSaid, keptCorrections, keptFiles, workoutsOfFiles } from "../store/backup.ts";
import { columnMappings, saveColumnMapping } from "../store/column-mappings.ts";
import { correctionsOfFiles } from "../store/corrections.ts";
import type { Database } from "../store/database.ts";
import { markStale } from "../store/workouts.ts";
import { mergeExercises, refuseUnknownExercises } from "./exercises.ts";
import type { Service } from "./service.ts";
import { changeSettings } from "./settings.ts";

/** All that another server needs, beside the original files, to come to the same answers. Simulated workouts are no part of it. */
export async function readBackup(service: Service, athleteId: string): Promise<Backup> {
  const athlete = await getAthlete(service.db, athleteId);
  const tables = await columnMappings(service.db, athleteId);
  const corrections = await keptCorrections(service.db, athleteId);
  const files = await keptFiles(service.db, athleteId);
  return {
    format: "lastrep backup",
    version: 1,
    createdAt: service.now().toISOString(),
    settings: {
      timeZone: athlete.time_zone,
      massUnit: athlete.mass_unit,
      showRirAsRpe: athlete.show_rir_as_rpe,
      rule: athlete.counting_rule,
    },
    exercises: athlete.own_exercises,
    tables: tables.map(({ header, columns }) => ({ header: [...header], columns: columns as Backup["tables"][number]["columns"] })),
    corrections: corrections.map((row) => ({
      sha256: row.sha256,
      entry: row.entry,
      startS: row.start_s,
      endS: row.end_s,
      facts: row.facts,
      teaches: row.teaches,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    })),
    files: files.map(({ id, sha256, name, size_bytes, uploaded_at, group_id }) => ({
      uploadId: id,
      sha256,
      name,
      sizeBytes: size_bytes,
      uploadedAt: uploaded_at.toISOString(),
      group: group_id,
    })),
  };
}

/**
 * Takes over what was said elsewhere, before or after its files come. Settings are replaced; where something was said here of a stretch, of an exercise or
 * of a table's header, that stands. All of it is taken or nothing. Workouts that it speaks of are analysed with it in the background.
 */
export async function restoreSaid(
  service: Service,
  athleteId: string,
  { settings, exercises, tables, corrections }: Said,
): Promise<Restored> {
  const restored = await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    if (settings) {
      const { timeZone, ...others } = settings;
      await changeSettings({ ...service, db: trx }, athleteId, { ...others, ...(timeZone !== null && { timeZone }) });
    }
    const leftExercises = await mergeExercises(trx, athleteId, exercises);
    await refuseUnknownExercises(
      trx,
      athleteId,
      corrections.map(({ facts }) => facts),
    );
    const headers = new Set((await columnMappings(trx, athleteId)).map(({ header }) => JSON.stringify(header)));
    const newTables = tables.filter(({ header }) => !headers.has(JSON.stringify(header)));
    for (const table of newTables) await saveColumnMapping(trx, athleteId, table, service.now());
    const newCorrections = await unspokenOf(trx, athleteId, corrections);
    await insertSaid(trx, athleteId, newCorrections);
    const files = [...new Set(newCorrections.map(({ sha256 }) => sha256))];
    await markStale(trx, athleteId, await workoutsOfFiles(trx, athleteId, files));
    await raiseRevision(trx, athleteId);
    return {
      corrections: newCorrections.length,
      tables: newTables.length,
      left: leftExercises + corrections.length - newCorrections.length + tables.length - newTables.length,
    };
  });
  service.jobs.kick();
  return restored;
}

/** Of what was said elsewhere, the stretches of which nothing was said here. */
async function unspokenOf(trx: Database, athleteId: string, corrections: readonly SaidOfSet[]): Promise<SaidOfSet[]> {
  const here = await correctionsOfFiles(trx, athleteId, [...new Set(corrections.map(({ sha256 }) => sha256))]);
  const byFile = Map.groupBy(
    here.map((row) => ({ ...row, startS: row.start_s, endS: row.end_s })),
    ({ sha256 }) => sha256,
  );
  return corrections.filter((said) => matchByOverlap([said], byFile.get(said.sha256) ?? []).size === 0);
}
