const NIBBLES = [
  0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01, 0x8801, 0x4400,
];

/** Two steps of the FIT specification's nibble table in one. */
const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  const low = (NIBBLES[byte & 15] as number) >>> 0;
  return (low >>> 4) ^ (NIBBLES[low & 15] as number) ^ (NIBBLES[byte >>> 4] as number);
});

/** The FIT checksum of `bytes[from, to)`. */
export function fitCrc(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0;
  for (let at = from; at < to; at++) crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[at] as number)) & 0xff] as number);
  return crc;
}
