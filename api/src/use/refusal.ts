/** Why something that was asked for is not done; the edge gives each code its HTTP status. */
export type RefusalCode = "not_found" | "invalid_request" | "too_large" | "unsupported_media_type" | "original_missing" | "in_use";

/** A request that cannot be fulfilled, through no fault of the server's. The message is for the user. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** The file or field at fault. */
  readonly where: string | null;
  readonly hint: string | null;

  constructor(code: RefusalCode, message: string, details: { where?: string; hint?: string } = {}) {
    super(message);
    this.code = code;
    this.where = details.where ?? null;
    this.hint = details.hint ?? null;
  }
}

/** @returns the value, or refuses with `not_found` where there is none. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Refusal("not_found", `There is no such ${what}.`);
  return value;
}
