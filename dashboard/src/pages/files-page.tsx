import { Button, Progress } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { deleteUpload, isFinished, originalUrl, retryUpload, type Upload } from "../api.ts";
import { usePreferences } from "../parts/athlete.tsx";
import { DemoTag } from "../parts/demo-tag.tsx";
import { FileDrop } from "../parts/file-drop.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Loaded } from "../parts/page-state.tsx";
import { Panel } from "../parts/panel.tsx";
import { useSending } from "../parts/sending.tsx";
import { WorkoutLinks } from "../parts/workout-links.tsx";
import { uploadsQuery } from "../queries.ts";
import { bytes } from "../words/numbers.ts";
import { formatDateTime } from "../words/time.ts";
import { mayBeTable, uploadStateWords } from "../words/uploads.ts";
import { TableColumns } from "./files/table-columns.tsx";
import css from "./files-page.module.css";

/** Where files come in, and what became of every one. */
export function FilesPage() {
  const query = useInfiniteQuery({
    ...uploadsQuery,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.uploads.some((upload) => !isFinished(upload))) ? 1_500 : false),
  });
  return (
    <>
      <PageHead title="Files">
        <p>Every file is kept exactly as you gave it, also one that could not be read. You can drop files on any page.</p>
      </PageHead>
      <div className={css.page}>
        <FileDrop />
        <Panel title="Given so far">
          <Loaded query={query} skeleton={[56, 56, 56]}>
            {({ pages }) => {
              const uploads = pages.flatMap((page) => page.uploads);
              return uploads.length === 0 ? (
                <p className={css.dim}>Nothing yet.</p>
              ) : (
                <ul className={css.list}>
                  {uploads.map((upload) => (
                    <Row key={upload.id} upload={upload} />
                  ))}
                </ul>
              );
            }}
          </Loaded>
          {query.hasNextPage && (
            <Button variant="default" mt="md" onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
              Show older files
            </Button>
          )}
        </Panel>
      </div>
    </>
  );
}

function Row({ upload }: { upload: Upload }) {
  const { timeZone } = usePreferences();
  const { follow } = useSending();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteUpload(upload.id),
    // All but the file itself, which is shown until the list is there again and can no longer be asked after.
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => !queryKey.includes(upload.id) }),
  });
  return (
    <li className={css.row}>
      <div className={css.name}>
        <strong>{upload.name}</strong> {upload.demo && <DemoTag />}
        <span className={css.dim}>
          {formatDateTime(upload.uploadedAt, timeZone)}, {bytes(upload.sizeBytes)}
        </span>
      </div>
      <div className={css.state}>
        {upload.state === "done" && upload.workouts.length > 0 ? (
          <WorkoutLinks workouts={upload.workouts} />
        ) : (
          <span className={upload.failure ? css.bad : css.dim}>{uploadStateWords(upload)}</span>
        )}
        {!isFinished(upload) && <Progress value={upload.progress * 100} size="sm" aria-label={`${upload.name} analysed`} />}
        {upload.failure && (
          <span>
            {upload.failure.hint} <code className={css.code}>{upload.failure.code}</code>
          </span>
        )}
        <div className={css.actions}>
          <a href={originalUrl(upload.id)}>The file as it was given</a>
          {upload.failure && (
            <>
              <button type="button" onClick={() => follow(upload.name, async () => [await retryUpload(upload.id)])}>
                Read it again
              </button>
              <button type="button" onClick={() => remove.mutate()}>
                Remove it
              </button>
            </>
          )}
        </div>
        {remove.error && <span className={css.bad}>{remove.error.message}</span>}
      </div>
      {mayBeTable(upload) && <TableColumns upload={upload} />}
    </li>
  );
}
