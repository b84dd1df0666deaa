import { exercises, findExercise, isOwnExercise, type MuscleMap, movesLike, muscles, ownExerciseId } from "@lastrep/analysis";
import type { Correction } from "../contract.ts";
import type { ExerciseBody, ExerciseList, ExerciseResource, NewExercise, OwnExercises } from "../contract-exercises.ts";
import { type Athlete, getAthlete, lockAthlete, updateAthlete } from "../store/athletes.ts";
import type { Database } from "../store/database.ts";
import { countSetsOf } from "../store/sets.ts";
import { Refusal } from "./refusal.ts";
import type { Service } from "./service.ts";

/** So many exercises may differ from the catalogue or be the athlete's own. */
const MOST = 1000;

/** The catalogue as the athlete sees it, and the athlete's own exercises after it. */
export async function readExercises(service: Service, athleteId: string): Promise<ExerciseList> {
  const { own_exercises: own } = await getAthlete(service.db, athleteId);
  const ids = [...exercises.map(({ id }) => id), ...Object.keys(own).filter(isOwnExercise)];
  return { exercises: ids.map((id) => resourceOf(id, own)), muscles: muscles.map((id) => ({ id, name: readable(id) })) };
}

/** Adds an exercise of the athlete's own. */
export async function addExercise(service: Service, athleteId: string, { name, like, muscles }: NewExercise): Promise<ExerciseResource> {
  const base = like === null ? null : findExercise(like);
  if (like !== null && (base === null || isOwnExercise(like))) throw noSuchExercise(like, "like");
  const trained = muscles ?? { direct: [...(base?.direct ?? [])], indirect: [...(base?.indirect ?? [])] };
  return await change(service, athleteId, (own) => {
    const taken =
      exercises.some((exercise) => sameName(exercise.name, name)) || Object.values(own).some((said) => sameName(said.name, name));
    if (taken) throw new Refusal("invalid_request", `There is an exercise called ${name} already.`, { where: "name" });
    const id = freeId(ownExerciseId(base?.id ?? null, name), own);
    return { id, own: { ...own, [id]: { name, muscles: trained } } };
  });
}

/** Says which muscles an exercise trains, and what one of the athlete's own is called. */
export async function changeExercise(
  service: Service,
  athleteId: string,
  exercise: string,
  { name, muscles }: ExerciseBody,
): Promise<ExerciseResource> {
  return await change(service, athleteId, (own) => {
    const id = knownId(exercise, own);
    if (name !== undefined && !isOwnExercise(id)) {
      throw new Refusal("invalid_request", "The catalogue's exercises keep their names.", { where: "name", hint: "Add one of your own." });
    }
    return { id, own: { ...own, [id]: { name: name ?? own[id]?.name ?? null, muscles } } };
  });
}

/** Goes back to the catalogue's muscles of an exercise, or takes away one of the athlete's own by whose name no set goes. */
export async function removeExercise(service: Service, athleteId: string, exercise: string): Promise<void> {
  await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    const { own_exercises: own } = await getAthlete(trx, athleteId);
    const id = knownId(exercise, own);
    const sets = isOwnExercise(id) ? await countSetsOf(trx, athleteId, id) : 0;
    if (sets > 0) {
      throw new Refusal("in_use", `${sets} ${sets === 1 ? "set is" : "sets are"} called ${own[id]?.name}.`, {
        hint: "Call them otherwise first.",
      });
    }
    const { [id]: _, ...others } = own;
    await updateAthlete(trx, athleteId, { own_exercises: JSON.stringify(others) });
  });
}

/** The muscles by the athlete's word, for counting. */
export function muscleMapOf({ own_exercises: own }: Pick<Athlete, "own_exercises">): MuscleMap {
  return new Map(Object.entries(own).map(([id, { muscles }]) => [id, muscles]));
}

/** What the athlete's own exercises are called, by id. */
export function ownNamesOf({ own_exercises: own }: Pick<Athlete, "own_exercises">): Map<string, string> {
  return new Map(Object.entries(own).flatMap(([id, { name }]) => (name === null ? [] : [[id, name]])));
}

/** @throws {Refusal} when facts name an exercise that neither the catalogue nor the athlete has. */
export async function refuseUnknownExercises(db: Database, athleteId: string, facts: readonly Correction[]): Promise<void> {
  const ids = new Set(facts.flatMap(({ exercise }) => (exercise == null || exercise === "unknown" ? [] : [exercise])));
  if (ids.size === 0) return;
  const { own_exercises: own } = await getAthlete(db, athleteId);
  for (const id of ids) knownId(id, own, "exercise");
}

/**
 * Takes over what was said of exercises elsewhere; what was said here stands.
 * @returns of how many that is.
 * @throws {Refusal} when one is neither the catalogue's nor one of a person's own that moves like one of it.
 */
export async function mergeExercises(trx: Database, athleteId: string, said: OwnExercises): Promise<number> {
  for (const [id, { name }] of Object.entries(said)) {
    const like = isOwnExercise(id) ? movesLike(id) : id;
    const known = like === null || findExercise(like)?.id === like;
    if (!known || isOwnExercise(id) !== (name !== null)) throw noSuchExercise(id, "exercises");
  }
  const { own_exercises: own } = await getAthlete(trx, athleteId);
  await updateAthlete(trx, athleteId, { own_exercises: JSON.stringify({ ...said, ...own }) });
  return Object.keys(said).filter((id) => Object.hasOwn(own, id)).length;
}

async function change(
  service: Service,
  athleteId: string,
  changed: (own: OwnExercises) => { id: string; own: OwnExercises },
): Promise<ExerciseResource> {
  return await service.db.transaction().execute(async (trx) => {
    await lockAthlete(trx, athleteId);
    const { id, own } = changed((await getAthlete(trx, athleteId)).own_exercises);
    if (Object.keys(own).length > MOST) throw new Refusal("invalid_request", `There are ${MOST} exercises of your own already.`);
    await updateAthlete(trx, athleteId, { own_exercises: JSON.stringify(own) });
    return resourceOf(id, own);
  });
}

/**
 * @returns the id under which an exercise of the catalogue or of the athlete's own is stored.
 * @throws {Refusal} when there is none; `where` names the field that asked for it.
 */
export function knownId(exercise: string, own: OwnExercises, where?: string): string {
  const id = isOwnExercise(exercise) ? (Object.hasOwn(own, exercise) ? exercise : undefined) : findExercise(exercise)?.id;
  if (id === undefined) throw noSuchExercise(exercise, where);
  return id;
}

function noSuchExercise(exercise: string, where?: string): Refusal {
  const hint = "Take an id from /v1/exercises.";
  return where === undefined
    ? new Refusal("not_found", `There is no exercise called ${exercise}.`, { hint })
    : new Refusal("invalid_request", `There is no exercise called ${exercise}.`, { where, hint });
}

function sameName(a: string | null, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

/** Two names may differ in nothing that an id keeps. */
function freeId(id: string, own: OwnExercises): string {
  for (let n = 1; ; n++) {
    const numbered = n === 1 ? id : `${id}_${n}`;
    if (!Object.hasOwn(own, numbered)) return numbered;
  }
}

function resourceOf(id: string, own: OwnExercises): ExerciseResource {
  const exercise = findExercise(id);
  const said = Object.hasOwn(own, id) ? own[id] : undefined;
  const { direct, indirect } = said?.muscles ?? exercise ?? { direct: [], indirect: [] };
  return {
    id,
    name: said?.name ?? exercise?.name ?? id,
    muscles: [
      ...direct.map((muscle) => ({ muscle, role: "direct" as const })),
      ...indirect.map((muscle) => ({ muscle, role: "indirect" as const })),
    ],
    source: isOwnExercise(id) ? "own" : said ? "changed" : "catalogue",
    like: isOwnExercise(id) ? movesLike(id) : null,
    velocityBasis: exercise?.velocityBasis ?? "none",
  };
}

function readable(id: string): string {
  const words = id.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
