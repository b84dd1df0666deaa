import { type AvroValue, isAvro, readAvro } from "../avro/container.ts";
import { evenTimes, zoneName } from "../clock/times.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Stream } from "../motion/stream.ts";
import type { Recording } from "../recording.ts";
import { RADIANS, STANDARD_GRAVITY } from "../units.ts";

/**
 * Empatica EmbracePlus: an Avro container that describes itself. Each inertial sensor gives its start (µs, UTC), its rate and its
 * counts, with the physical and the digital range that scale them.
 */
export const empaticaEmbracePlus: Format = {
  id: "empatica_embraceplus",
  title: "Empatica EmbracePlus (avro)",
  recognise: (entry) => isAvro(entry.bytes) && /empatica/i.test(headText(entry, 65_536)),
  read: ([entry], limits) => read(entry as Entry, limits),
};

type Fields = { readonly [field: string]: AvroValue };

/** Sensors and signals that a session of `samples` of acceleration may hold beside it. */
const ELEMENTS_PER_SAMPLE = 16;

function read(entry: Entry, limits: Limits): Recording[] {
  let sessions: AvroValue[];
  try {
    sessions = readAvro(entry, limits.samples * ELEMENTS_PER_SAMPLE, limits);
  } catch (cause) {
    if (cause instanceof IngestError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new IngestError(
      "corrupt_file",
      entry.name,
      `the Avro container is damaged (${why})`,
      "Download the session again from Empatica.",
    );
  }
  return sessions.flatMap((session) => readSession(entry, fields(session), limits));
}

function readSession(entry: Entry, session: Fields, limits: Limits): Recording[] {
  const raw = fields(session.rawData);
  const acceleration = readSensor(fields(raw.accelerometer), STANDARD_GRAVITY);
  if (acceleration === null) {
    throw new IngestError("missing_companion", entry.name, "it holds no acceleration", "Give a session file with raw accelerometer data.");
  }
  const rotation = readSensor(fields(raw.gyroscope), RADIANS);
  const shift = (rotation?.originS ?? 0) - acceleration.originS;
  const zoneS = typeof session.timezone === "number" ? session.timezone : null;
  return assembleMotion(
    {
      entry,
      format: "empatica_embraceplus",
      sourceUnit: "counts",
      device: "Empatica EmbracePlus",
      originS: acceleration.originS,
      timeZone: zoneS === null ? null : zoneName(zoneS / 60),
      issues: [],
      streams: {
        acceleration: acceleration.stream,
        angularRate: rotation && { ...rotation.stream, timeS: rotation.stream.timeS.map((time) => time + shift) },
        gravity: null,
      },
    },
    limits,
  );
}

/** A sensor in SI units, `toSi` being the SI value of its physical unit; null when it was off. */
function readSensor(sensor: Fields, toSi: number): { readonly stream: Stream; readonly originS: number } | null {
  const { timestampStart, samplingFrequency, x, y, z } = sensor;
  const params = fields(sensor.imuParams);
  const isColumn = (column: AvroValue | undefined): column is Float64Array => column instanceof Float64Array;
  if (
    !isColumn(x) ||
    !isColumn(y) ||
    !isColumn(z) ||
    x.length < 2 ||
    typeof timestampStart !== "number" ||
    typeof samplingFrequency !== "number" ||
    !(samplingFrequency > 0)
  )
    return null;
  const [physical, digital] = [range(params, "physical"), range(params, "digital")];
  const conversion = typeof params.conversionFactor === "number" ? params.conversionFactor : 0;
  const scale = toSi * (physical > 0 && digital > 0 ? physical / digital : conversion);
  if (!(scale > 0)) return null;
  const length = Math.min(x.length, y.length, z.length);
  const column = (counts: Float64Array) => Float32Array.from(counts.subarray(0, length), (count) => count * scale);
  return {
    stream: { timeS: evenTimes(length, samplingFrequency), x: column(x), y: column(y), z: column(z) },
    originS: timestampStart / 1e6,
  };
}

function range(params: Fields, kind: "physical" | "digital"): number {
  const [lowest, highest] = [params[`${kind}Min`], params[`${kind}Max`]];
  return typeof lowest === "number" && typeof highest === "number" ? highest - lowest : 0;
}

function fields(value: AvroValue | undefined): Fields {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value) && !Array.isArray(value) ? (value as Fields) : {};
}
