export * from "./session.ts";
export type { RecordingTrace } from "./trace.ts";
