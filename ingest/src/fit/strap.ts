import type { FitClock } from "./clock.ts";
import { bytesOf, type FitMessage, numberOf, numbersOf } from "./messages.ts";
import { HR } from "./profile.ts";

/** Heart rate that a chest strap stored by itself and handed over afterwards, as swimmers' straps do. */
export interface StrapReadings {
  /** s since 1970, one for each beat that was reported. */
  readonly timeS: readonly number[];
  readonly bpm: readonly number[];
}

const TICKS_A_SECOND = 1024;
/** Packed times keep the last twelve bits of the strap's ticks: they start over every four seconds. */
const PACKED_TICKS = 1 << 12;

/**
 * The readings in the `hr` messages (132). One of them ties the strap's ticks to a time stamp; those that follow give eight readings each
 * with their ticks packed into twelve bits, which are carried on from the reading before. Readings before the first tie have no time.
 */
export function strapReadings(messages: readonly FitMessage[], clock: FitClock): StrapReadings {
  const timeS: number[] = [];
  const bpm: number[] = [];
  let tie: { readonly timeS: number; readonly ticks: number } | null = null;
  let last = 0;
  for (const message of messages) {
    if (message.globalMessageNumber !== HR.message) continue;
    const whole = numbersOf(message, HR.eventTimestamp).filter((ticks) => ticks !== null);
    const [first] = whole;
    if (message.timestamp !== undefined && first !== undefined)
      tie = { timeS: clock(message.timestamp) + fractionOf(message), ticks: first };
    if (tie === null) continue;
    const ticks = whole.length > 0 ? whole : carriedOn(bytesOf(message, HR.eventTimestamp12), last);
    last = ticks.at(-1) ?? last;
    numbersOf(message, HR.filteredBpm).forEach((rate, i) => {
      const tick = ticks[i];
      if (rate === null || tick === undefined || tie === null) return;
      timeS.push(tie.timeS + (tick - tie.ticks) / TICKS_A_SECOND);
      bpm.push(rate);
    });
  }
  return { timeS, bpm };
}

function fractionOf(message: FitMessage): number {
  const fine = numberOf(message, HR.fractionalTimestamp);
  return fine === null ? (numberOf(message, HR.time256) ?? 0) / 256 : fine / 32_768;
}

/** Two times in three bytes, the lower bits first, each the next one of its kind after `last`. */
function carriedOn(packed: Uint8Array, last: number): number[] {
  const ticks: number[] = [];
  let before = last;
  for (let k = 0; k < Math.floor((packed.length * 2) / 3); k++) {
    const at = Math.floor((3 * k) / 2);
    const [low, high] = [packed[at] as number, packed[at + 1] as number];
    const twelve = k % 2 === 0 ? low | ((high & 0x0f) << 8) : (low >> 4) | (high << 4);
    let next = before - (before % PACKED_TICKS) + twelve;
    if (next < before) next += PACKED_TICKS;
    ticks.push(next);
    before = next;
  }
  return ticks;
}
