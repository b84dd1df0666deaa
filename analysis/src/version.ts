/** Raised with every change that can change an answer. */
export const pipelineVersion = "0.9.0";

/** A short fingerprint of the parameters that gave an answer: FNV-1a, 32 bits, of their JSON. */
export function fingerprint(params: unknown): string {
  const text = JSON.stringify(params);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
