import { z } from "zod";
import { movementFamilies } from "./movement-family.ts";
import { LAYERS, type LayerName, type Standard } from "./network.ts";

/** A trained model: a few networks of one shape, whose answers are averaged. */
export interface Model {
  /** Fingerprint of the weights: encodings of another model cannot be compared with this one's. */
  readonly id: string;
  readonly standard: Standard;
  readonly networks: readonly Readonly<Record<LayerName, Float32Array>>[];
  /** Logits are divided by it so that the probabilities mean what they say. */
  readonly temperature: number;
}

const MAGIC = 0x4c525031; // "LRP1"
const names = Object.keys(LAYERS) as LayerName[];

const headerSchema = z.object({
  families: z.array(z.string()),
  layers: z.record(z.string(), z.tuple([z.number(), z.number()])),
  networks: z.number().int().positive(),
  temperature: z.number().positive(),
  mean: z.array(z.number()),
  deviation: z.array(z.number()),
});

/** A model as bytes: magic, length of the header, the header as ASCII JSON padded to four bytes, then every network's layers, 32-bit floats, little-endian. */
export function packModel({ standard, networks, temperature }: Omit<Model, "id">): Uint8Array {
  const header = JSON.stringify({
    families: movementFamilies,
    layers: LAYERS,
    networks: networks.length,
    temperature,
    mean: [...standard.mean],
    deviation: [...standard.deviation],
  });
  const text = Uint8Array.from(header.padEnd(Math.ceil(header.length / 4) * 4), (c) => c.charCodeAt(0));
  const floats = networks.flatMap((network) => names.flatMap((name) => [...network[name]]));
  const bytes = new Uint8Array(8 + text.length + 4 * floats.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, text.length, true);
  bytes.set(text, 8);
  for (const [i, value] of floats.entries()) view.setFloat32(8 + text.length + 4 * i, value, true);
  return bytes;
}

/** Reads what {@link packModel} wrote; throws for bytes that are no model of this network. */
export function readModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== MAGIC) throw new Error("These bytes are no recognition model.");
  const start = 8 + view.getUint32(4, true);
  const header = headerSchema.parse(JSON.parse(String.fromCharCode(...bytes.subarray(8, start))));
  if (JSON.stringify([header.families, header.layers]) !== JSON.stringify([movementFamilies, LAYERS])) {
    throw new Error("The recognition model was trained for another network: run `npm run train`.");
  }
  let at = start;
  const take = (length: number) => {
    const values = Float32Array.from({ length }, (_, i) => view.getFloat32(at + 4 * i, true));
    at += 4 * length;
    return values;
  };
  const networks = Array.from(
    { length: header.networks },
    () => Object.fromEntries(names.map((name) => [name, take(LAYERS[name][0] * LAYERS[name][1])])) as Record<LayerName, Float32Array>,
  );
  const standard = { mean: Float32Array.from(header.mean), deviation: Float32Array.from(header.deviation) };
  return { id: idOf(bytes), standard, networks, temperature: header.temperature };
}

/** FNV-1a, 32 bits. */
function idOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
