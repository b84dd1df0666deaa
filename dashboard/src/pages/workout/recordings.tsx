import { originalUrl, type Workout } from "../../api.ts";
import { usePreferences } from "../../parts/athlete.tsx";
import { Panel } from "../../parts/panel.tsx";
import { byFile, recordingIssues, recordingWords } from "../../words/recordings.ts";
import css from "./recordings.module.css";

/** The files that a workout comes from and what is wrong with their data, in plain words. */
export function Recordings({ workout }: { workout: Workout }) {
  const { timeZone } = usePreferences();
  const files = byFile(workout.recordings);
  return (
    <Panel title={files.length === 1 ? "Recording" : "Recordings"}>
      <ul className={css.list}>
        {files.map((recordings) => {
          const [{ uploadId, file }] = recordings;
          const issues = recordingIssues(recordings);
          return (
            <li key={`${uploadId} ${file}`}>
              <h3 className={css.file}>{file}</h3>
              <p className={css.facts}>
                {recordingWords(recordings, timeZone)} <a href={originalUrl(uploadId)}>The file as it was given</a>
              </p>
              {issues.length > 0 && (
                <ul className={css.issues} aria-label={`What to know about the data of ${file}`}>
                  {issues.map((issue) => (
                    <li key={issue}>{issue}</li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
