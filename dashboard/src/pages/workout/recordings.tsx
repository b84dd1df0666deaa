import { originalUrl, type Workout } from "../../api.ts";
import { usePreferences } from "../../parts/athlete.tsx";
import { Panel } from "../../parts/panel.tsx";
import { issueSentence } from "../../words/issues.ts";
import { formatDateTime, formatDuration } from "../../words/time.ts";
import css from "./recordings.module.css";

const CHANNELS = {
  acc: "acceleration",
  gyro: "rotation",
  gravity: "gravity",
  hr: "heart rate",
  sets: "the watch's own sets",
  reps: "measured reps",
};

/** The files that a workout comes from and what is wrong with their data, in plain words. */
export function Recordings({ workout }: { workout: Workout }) {
  const { timeZone } = usePreferences();
  return (
    <Panel title={workout.recordings.length === 1 ? "Recording" : "Recordings"}>
      <ul className={css.list}>
        {workout.recordings.map((recording) => (
          <li key={`${recording.uploadId} ${recording.file}`}>
            <h3 className={css.file}>{recording.file}</h3>
            <p className={css.facts}>
              {formatDateTime(recording.startTime, timeZone)}, {formatDuration(recording.durationS)}
              {recording.rateHz !== null && `, ${Math.round(recording.rateHz)} samples a second`}
              {recording.channels.length > 0 && `: ${recording.channels.map((channel) => CHANNELS[channel]).join(", ")}`}.{" "}
              <a href={originalUrl(recording.uploadId)}>The file as it was given</a>
            </p>
            {recording.issues.length > 0 && (
              <ul className={css.issues} aria-label={`What to know about the data of ${recording.file}`}>
                {recording.issues.map((issue, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: findings have no id and never move
                  <li key={i}>{issueSentence(issue)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
