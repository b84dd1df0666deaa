import type { Format } from "../format.ts";
import { csv } from "./csv.ts";

import { fit } from "./fit.ts";
import { metaMotion } from "./metamotion.ts";
import { sensorLogger } from "./sensor-logger.ts";

/** Every format, in the order in which they are asked: the general table comes last. */
export const formats: readonly Format[] = [fit, sensorLogger, metaMotion, csv];
