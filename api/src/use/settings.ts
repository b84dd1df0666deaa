import { defaultCountingRule } from "@lastrep/analysis";
import type { Settings, SettingsPatch } from "../contract.ts";
import { type Athlete, getAthlete, updateAthlete } from "../store/athletes.ts";
import { Refusal } from "./refusal.ts";
import type { Service } from "./service.ts";

export async function readSettings(service: Service, athleteId: string): Promise<Settings> {
  return settingsOf(await getAthlete(service.db, athleteId));
}

export async function changeSettings(service: Service, athleteId: string, patch: SettingsPatch): Promise<Settings> {
  const { timeZone, massUnit, showRirAsRpe, rule } = patch;
  await updateAthlete(service.db, athleteId, {
    ...(timeZone !== undefined && { time_zone: canonicalTimeZone(timeZone) }),
    ...(massUnit !== undefined && { mass_unit: massUnit }),
    ...(showRirAsRpe !== undefined && { show_rir_as_rpe: showRirAsRpe }),
    ...(rule !== undefined && { counting_rule: rule && JSON.stringify(rule) }),
  });
  return readSettings(service, athleteId);
}

export function settingsOf(athlete: Athlete): Settings {
  return {
    timeZone: athlete.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    timeZoneSource: athlete.time_zone === null ? "server" : "athlete",
    massUnit: athlete.mass_unit,
    showRirAsRpe: athlete.show_rir_as_rpe,
    rule: athlete.counting_rule ?? defaultCountingRule,
  };
}

function canonicalTimeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new Refusal("invalid_request", `${name} is no time zone.`, {
      where: "timeZone",
      hint: "Give an IANA name such as Europe/Berlin.",
    });
  }
}
