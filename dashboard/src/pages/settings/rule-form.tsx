import { Button, NumberInput, SegmentedControl, Switch } from "@mantine/core";
import { useState } from "react";
import type { CountingRule } from "../../api.ts";
import { Panel } from "../../parts/panel.tsx";
import { ruleSentences } from "../../words/volume.ts";
import css from "./rule-form.module.css";

interface RuleFormProps {
  readonly rule: CountingRule;
  /** Null: back to the rule that lastrep came with. */
  readonly onSave: (rule: CountingRule | null) => void;
  readonly busy: boolean;
}

/** The counting rule as fields, with what they mean in sentences below. */
export function RuleForm({ rule, onSave, busy }: RuleFormProps) {
  const [draft, setDraft] = useState<CountingRule | null>(null);
  const shown = draft ?? rule;
  const change = (part: Partial<CountingRule>) => setDraft({ ...shown, ...part });
  const finish = (next: CountingRule | null) => {
    setDraft(null);
    onSave(next);
  };
  return (
    <Panel
      title="Counting rule"
      note="Where no two apps agree, you decide. Every weekly number and every export names the rule that it was counted by."
    >
      <div className={css.form}>
        <NumberInput
          label="A directly trained muscle gets"
          value={shown.direct}
          onChange={(value) => change({ direct: Number(value) })}
          min={0}
          max={1}
          step={0.1}
          decimalScale={2}
        />
        <NumberInput
          label="A helping muscle gets"
          value={shown.indirect}
          onChange={(value) => change({ indirect: Number(value) })}
          min={0}
          max={1}
          step={0.1}
          decimalScale={2}
        />
        <NumberInput
          label="Hard: reps in reserve at most"
          value={shown.hardRir}
          onChange={(value) => change({ hardRir: Number(value) })}
          min={0}
          max={5}
          allowDecimal={false}
        />
        <Switch
          className={css.switch ?? ""}
          label="Count warm-up sets"
          checked={shown.countWarmUps}
          onChange={(event) => change({ countWarmUps: event.currentTarget.checked })}
        />
        <fieldset className={css.choice}>
          <legend>A drop, rest-pause or cluster set counts</legend>
          <SegmentedControl
            data={[
              { value: "one", label: "Once" },
              { value: "each_part", label: "Every part" },
            ]}
            value={shown.extendedSet}
            onChange={(extendedSet) => change({ extendedSet })}
          />
        </fieldset>
        <fieldset className={css.choice}>
          <legend>A set whose effort is unknown</legend>
          <SegmentedControl
            data={[
              { value: "zero_to_one", label: "Widens the interval" },
              { value: "zero", label: "Counts as easy" },
            ]}
            value={shown.unknownProximity}
            onChange={(unknownProximity) => change({ unknownProximity })}
          />
        </fieldset>
      </div>
      <ul className={css.words}>
        {ruleSentences(shown).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button onClick={() => finish(draft)} disabled={draft === null} loading={busy}>
          Use this rule
        </Button>
        <Button variant="subtle" onClick={() => finish(null)}>
          Back to the rule lastrep came with
        </Button>
      </div>
    </Panel>
  );
}
