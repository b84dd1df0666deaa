import type { WristView } from "./exercise.ts";

/** Hands on a bar or a weight that goes straight up and down. */
export const WITH_LOAD: WristView = { velocityBasis: "linear", wristPath: "straight", concentricDirection: "up" };
/** Up with the weight along a curve: speeds compare within one person only. */
export const CURVED: WristView = { velocityBasis: "linear", wristPath: "arc", concentricDirection: "up" };
/** Down with a handle along a curve. */
export const CURVED_DOWN: WristView = { velocityBasis: "linear", wristPath: "arc", concentricDirection: "down" };
/** The forearm turns about the elbow, or the whole arm about the shoulder. */
export const TURNING: WristView = { velocityBasis: "angular", wristPath: "arc", concentricDirection: "up" };
export const TURNING_DOWN: WristView = { velocityBasis: "angular", wristPath: "arc", concentricDirection: "down" };
export const TURNING_LEVEL: WristView = { velocityBasis: "angular", wristPath: "arc", concentricDirection: "level" };
/** The wrist moves level with the floor: vertical travel says nothing, lifting time does. */
export const SIDEWAYS: WristView = { velocityBasis: "none", wristPath: "arc", concentricDirection: "level" };
/** The hands hold still and something else moves. */
export const STILL: WristView = { velocityBasis: "none", wristPath: "still", concentricDirection: "level" };
