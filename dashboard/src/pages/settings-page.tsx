import { SegmentedControl, Select, Switch, useMantineColorScheme } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { patchSettings, type Settings, type SettingsPatch } from "../api.ts";
import { ButtonLink } from "../parts/button-link.tsx";
import { useFigure } from "../parts/figure.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Loaded } from "../parts/page-state.tsx";
import { Panel } from "../parts/panel.tsx";
import { settingsQuery } from "../queries.ts";
import { Exports } from "./settings/exports.tsx";
import { Forget } from "./settings/forget.tsx";
import { RemoveDemo } from "./settings/remove-demo.tsx";
import { RuleForm } from "./settings/rule-form.tsx";
import css from "./settings-page.module.css";

/** How this athlete reads times, loads and effort, what counts as hard, and the way out for all data. */
export function SettingsPage() {
  return (
    <>
      <PageHead title="Settings" />
      <Loaded query={useQuery(settingsQuery)} skeleton={[260, 320, 160]}>
        {(settings) => <SettingsView settings={settings} />}
      </Loaded>
    </>
  );
}

function SettingsView({ settings }: { settings: Settings }) {
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (patch: SettingsPatch) => patchSettings(patch),
    onSuccess: async (saved) => {
      queryClient.setQueryData(settingsQuery.queryKey, saved);
      await queryClient.invalidateQueries({ queryKey: ["weeks"] });
    },
  });
  return (
    <div className={css.page}>
      <Panel title="Reading">
        <div className={css.rows}>
          <Row
            name="Time zone"
            help={
              settings.timeZoneSource === "server"
                ? "Not chosen yet: this is the server's own."
                : "Days and weeks begin and end by this clock."
            }
          >
            <Select
              aria-label="Time zone"
              searchable
              data={timeZones(settings.timeZone)}
              value={settings.timeZone}
              onChange={(timeZone) => timeZone && save.mutate({ timeZone })}
              allowDeselect={false}
              limit={60}
            />
          </Row>
          <Row name="Loads" help="Kept in kilograms; shown and typed in the unit that you choose.">
            <SegmentedControl
              aria-label="Unit of loads"
              data={[
                { value: "kg", label: "kg" },
                { value: "lb", label: "lb" },
              ]}
              value={settings.massUnit}
              onChange={(massUnit) => save.mutate({ massUnit })}
            />
          </Row>
          <Row name="Effort as RPE" help="Says RPE 9 where one rep was left, instead of RIR 1.">
            <Switch
              aria-label="Effort as RPE"
              checked={settings.showRirAsRpe}
              onChange={(event) => save.mutate({ showRirAsRpe: event.currentTarget.checked })}
            />
          </Row>
        </div>
        <p className={css.error} role="alert">
          {save.error?.message}
        </p>
      </Panel>
      <ThisDevice />
      <RuleForm rule={settings.rule} onSave={(rule) => save.mutate({ rule })} busy={save.isPending} />
      <Panel
        title="Exercises"
        note="Which muscles an exercise counts for, where you see it otherwise, and exercises of your own."
        actions={
          <ButtonLink to="/exercises" variant="default">
            Exercises and their muscles
          </ButtonLink>
        }
      />
      <Exports />
      <Forget />
      <RemoveDemo />
      <Panel
        title="Another lifter"
        note={
          <>
            This server holds the training of one. Start another for each further lifter, with a folder and a port of its own:{" "}
            <code>LASTREP_DATA=./anna PORT=8788 npm start</code>
          </>
        }
      />
    </div>
  );
}

function timeZones(current: string): string[] {
  return [...new Set([current, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}

function ThisDevice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [figure, setFigure] = useFigure();
  return (
    <Panel title="On this device">
      <div className={css.rows}>
        <Row name="Colours">
          <SegmentedControl
            aria-label="Colours"
            data={[
              { value: "auto", label: "As the device" },
              { value: "light", label: "Light" },
              { value: "dark", label: "Dark" },
            ]}
            value={colorScheme}
            onChange={setColorScheme}
          />
        </Row>
        <Row name="Body picture">
          <SegmentedControl
            aria-label="Body picture"
            data={[
              { value: "male", label: "Male" },
              { value: "female", label: "Female" },
            ]}
            value={figure}
            onChange={setFigure}
          />
        </Row>
      </div>
    </Panel>
  );
}

function Row({ name, help, children }: { name: string; help?: string; children: ReactNode }) {
  return (
    <div className={css.row}>
      <div>
        <div className={css.name}>{name}</div>
        {help && <div className={css.help}>{help}</div>}
      </div>
      <div className={css.control}>{children}</div>
    </div>
  );
}
