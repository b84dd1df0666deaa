import type { Upload } from "../contract.ts";
import { demoLength, simulateDemo } from "../jobs/simulate-demo.ts";
import { getAthlete, lockAthlete } from "../store/athletes.ts";
import { uploadsWhereDemo } from "../store/uploads.ts";
import { clearOriginals } from "./clear-originals.ts";
import { removeUploads } from "./remove-uploads.ts";
import type { Service } from "./service.ts";
import { settingsOf } from "./settings.ts";
import { receiveUploads, uploadResources } from "./uploads.ts";

/**
 * Uploads the simulated workouts of the last weeks, each as soon as it is made. When they are there already, nothing is added; when an
 * earlier attempt broke off, the rest is.
 */
export async function loadDemo(service: Service, athleteId: string): Promise<Upload[]> {
  const present = await uploadsWhereDemo(service.db, athleteId);
  if (new Set(present.map((row) => row.group_id)).size === demoLength)
    return (await uploadResources(service.db, athleteId, present)).map((upload) => ({ ...upload, duplicate: true }));
  const { timeZone } = settingsOf(await getAthlete(service.db, athleteId));
  // The same day gives the same bytes, which are then found to be there.
  const until = present[0]?.uploaded_at ?? service.now();
  const uploads: Upload[] = [];
  for await (const files of simulateDemo({ until, timeZone })) {
    const staged = await Promise.all(files.map(async ({ name, bytes }) => ({ name, staged: await service.originals.stage([bytes]) })));
    uploads.push(...(await receiveUploads(service, athleteId, staged, true)));
  }
  return uploads;
}

/** Removes every simulated workout; what the person uploaded stays. */
export async function removeDemo(service: Service, athleteId: string): Promise<void> {
  await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    await removeUploads(trx, athleteId, await uploadsWhereDemo(trx, athleteId));
  });
  await clearOriginals(service, athleteId);
  // What they taught may have named and judged the sets of others.
  service.jobs.kick();
}
