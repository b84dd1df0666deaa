import type { Format } from "../format.ts";
import { actiGraph } from "./actigraph.ts";
import { axivity } from "./axivity.ts";
import { bangle } from "./bangle.ts";
import { csv } from "./csv.ts";
import { empaticaE4 } from "./empatica-e4.ts";
import { empaticaEmbracePlus } from "./empatica-embraceplus.ts";
import { fit } from "./fit.ts";
import { geneActiv } from "./geneactiv.ts";
import { metaMotion } from "./metamotion.ts";
import { movesense } from "./movesense.ts";
import { notSignals } from "./not-signals.ts";
import { onlyNamedFit } from "./only-named-fit.ts";
import { phyphox } from "./phyphox.ts";
import { physicsToolbox } from "./physics-toolbox.ts";
import { polarSensorLogger } from "./polar-sensor-logger.ts";
import { repTable } from "./rep-table.ts";
import { sensorLogger } from "./sensor-logger.ts";
import { sensorLog } from "./sensorlog.ts";
import { xsensDot } from "./xsens-dot.ts";

/** Every format, in the order in which they are asked: the general table comes last. */
export const formats: readonly Format[] = [
  fit,
  onlyNamedFit,
  sensorLogger,
  metaMotion,
  phyphox,
  sensorLog,
  polarSensorLogger,
  empaticaE4,
  empaticaEmbracePlus,
  movesense,
  actiGraph,
  axivity,
  geneActiv,
  xsensDot,
  physicsToolbox,
  bangle,
  notSignals,
  repTable,
  csv,
];
