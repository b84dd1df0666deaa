import { createApp, DEFAULT_ATHLETE, type OpenedService } from "@lastrep/api";
import type { Correction, SetResource, Upload, UploadState, Weeks, Workout, WorkoutSummary } from "@lastrep/api/client";
import type { InputFile } from "@lastrep/ingest";

/** Requests to a service without a network between. */
export interface Requests {
  request(path: string, init?: RequestInit): Promise<Response>;
  get<T>(path: string): Promise<T>;
  upload(...files: InputFile[]): Promise<Upload[]>;
  /** Uploads, waits until all is processed, and asks how it ended. */
  uploadAndWait(...files: InputFile[]): Promise<Upload[]>;
  workouts(): Promise<WorkoutSummary[]>;
  workout(id: string): Promise<Workout>;
  weeks(query?: string): Promise<Weeks>;
  correct(setId: string, correction: Correction): Promise<SetResource>;
}

export function requestsTo(service: OpenedService, athleteId = DEFAULT_ATHLETE): Requests {
  const app = createApp(service, { athleteId });
  const request: Requests["request"] = async (path, init) => await app.request(`http://localhost${path}`, init);
  async function get<T>(path: string): Promise<T> {
    return await ok<T>(await request(path));
  }
  async function upload(...files: InputFile[]): Promise<Upload[]> {
    return (await ok<{ uploads: Upload[] }>(await request("/v1/uploads", { method: "POST", body: form(...files) }))).uploads;
  }
  return {
    request,
    get,
    upload,
    async uploadAndWait(...files) {
      const uploads = await upload(...files);
      await service.jobs.settled();
      return await Promise.all(uploads.map(({ id }) => get<Upload>(`/v1/uploads/${id}`)));
    },
    workouts: async () => (await get<{ workouts: WorkoutSummary[] }>("/v1/workouts")).workouts,
    workout: (id) => get<Workout>(`/v1/workouts/${id}`),
    weeks: (query = "") => get<Weeks>(`/v1/weeks${query}`),
    correct: async (setId, correction) => {
      const init = { method: "PUT", body: JSON.stringify(correction), headers: { "content-type": "application/json" } };
      return await ok<SetResource>(await request(`/v1/sets/${setId}/correction`, init));
    },
  };
}

export function form(...files: InputFile[]): FormData {
  const data = new FormData();
  for (const { name, bytes } of files) data.append("files", new Blob([new Uint8Array(bytes)]), name);
  return data;
}

export const states = (uploads: readonly Upload[]): UploadState[] => uploads.map(({ state }) => state);

async function ok<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
