import type { InputFile } from "@lastrep/ingest";
import { FitBaseType, FitEncoder } from "fit-file-parser/encoder";

/** A FIT time stamp in 2025. */
const START = 1_130_000_000;
const { Byte, Enum, Sint32, Uint8, Uint16, Uint32 } = FitBaseType;

const u8 = (number: number, value: number) => ({ number, size: 1, baseType: Uint8, value });
const u16 = (number: number, value: number) => ({ number, size: 2, baseType: Uint16, value });
const u32 = (number: number, value: number) => ({ number, size: 4, baseType: Uint32, value });
const bytes = (number: number, baseType: number, values: { readonly buffer: ArrayBuffer; readonly byteLength: number }) => ({
  number,
  size: values.byteLength,
  baseType,
  value: new Uint8Array(values.buffer),
});

/** What a device with everything writes: raw sensors with their calibration, a strap's stored beats, sets, records; twice, as a chain. */
export function fitWithSensors(): InputFile[] {
  const one = segment(0, 8);
  const two = segment(3600, 8);
  const chain = new Uint8Array(one.length + two.length);
  chain.set(one);
  chain.set(two, one.length);
  return [{ name: "sensors.fit", bytes: chain }];
}

/** So many seconds of raw acceleration, with all that is in {@link fitWithSensors}, in one segment. */
export function fitOfSensors(seconds: number): InputFile {
  return { name: "sensors.fit", bytes: segment(0, seconds) };
}

function segment(laterS: number, seconds: number): Uint8Array {
  const encoder = new FitEncoder();
  const start = START + laterS;
  encoder.writeMessage(0, [{ number: 0, size: 1, baseType: Enum, value: 4 }, u16(1, 1), u16(2, 4315), u32(4, start)]);
  encoder.writeMessage(167, [
    u32(253, start),
    { number: 0, size: 1, baseType: Enum, value: 0 },
    u32(1, 1),
    u32(2, 2048),
    u32(3, 32_768),
    bytes(4, Sint32, Int32Array.from([0, 0, 100])),
  ]);
  for (let second = 0; second < seconds; second++) {
    const column = (value: number) => Uint16Array.from({ length: 25 }, (_, i) => 32_768 + value + ((i * 7 + second) % 5));
    encoder.writeMessage(165, [
      u32(253, start + second),
      u16(0, 0),
      bytes(
        1,
        Uint16,
        Uint16Array.from({ length: 25 }, (_, i) => i * 40),
      ),
      ...[0, 0, 2148].map((value, axis) => bytes(2 + axis, Uint16, column(value))),
    ]);
    encoder.writeMessage(20, [u32(253, start + second), u8(3, 90 + (second % 60))]);
  }
  encoder.writeMessage(132, [u32(253, start), u16(0, 0), { number: 6, size: 1, baseType: Uint8, value: 90 }, u32(9, 70_000)]);
  encoder.writeMessage(132, [
    bytes(6, Uint8, new Uint8Array(8).fill(91)),
    bytes(
      10,
      Byte,
      Uint8Array.from({ length: 12 }, (_, i) => (i * 83) & 0xff),
    ),
  ]);
  encoder.writeMessage(225, [u32(253, start), u32(0, 6000), u16(3, 5), u16(4, 60 * 16), u8(5, 1), u32(6, start + 1)]);
  encoder.writeMessage(18, [u32(253, start), u32(2, start), u32(7, 8000)]);
  return encoder.close();
}
