import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { patchSettings, type Settings } from "../api.ts";
import { catalogueQuery, settingsQuery } from "../queries.ts";
import { sentenceCase } from "../words/muscles.ts";

type Preferences = Pick<Settings, "timeZone" | "massUnit" | "showRirAsRpe">;

/** How this athlete reads times, loads and effort. Until the server has said, the browser's own time zone, kg and RIR. */
export function usePreferences(): Preferences {
  const { data } = useQuery(settingsQuery);
  return data ?? { timeZone: browserTimeZone(), massUnit: "kg", showRirAsRpe: false };
}

/** Tells the server this device's time zone as long as nobody has chosen one: weeks would otherwise turn by the server's clock. */
export function useFirstTimeZone(): void {
  const queryClient = useQueryClient();
  const { data } = useQuery(settingsQuery);
  const unset = data?.timeZoneSource === "server";
  useEffect(() => {
    if (!unset) return;
    patchSettings({ timeZone: browserTimeZone() }).then(
      (settings) => {
        queryClient.setQueryData(settingsQuery.queryKey, settings);
        return queryClient.invalidateQueries({ queryKey: ["weeks"] });
      },
      // The server's own time zone stays in force, and the settings page says so.
      () => undefined,
    );
  }, [unset, queryClient]);
}

/** The IANA name of the time zone that this device is set to. */
export function browserTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

interface Names {
  readonly exercise: (id: string) => string;
  readonly muscle: (id: string) => string;
}

/** Names for people of exercises and muscles, from the server's catalogue. */
export function useNames(): Names {
  const { data } = useQuery(catalogueQuery);
  return useMemo(() => {
    const exercises = new Map(data?.exercises.map(({ id, name }) => [id, name]));
    const muscles = new Map<string, string>(data?.muscles.map(({ id, name }) => [id, name]));
    return {
      exercise: (id) => (id === "unknown" ? "Unknown exercise" : (exercises.get(id) ?? sentenceCase(id))),
      muscle: (id) => muscles.get(id) ?? sentenceCase(id),
    };
  }, [data]);
}
