/** Parameters may be fitted on the `fit` part only; figures of the `test` part are the ones that count. */
export type Part = "fit" | "test";

export const PARTS: readonly Part[] = ["fit", "test"];
