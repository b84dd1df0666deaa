/** What one `decode` call may cost. Every limit is checked before the memory is taken, so a hostile file is refused, not survived. */
export interface Limits {
  /** Bytes of one file as it arrived. */
  readonly fileBytes: number;
  /** Bytes that one file may unpack to, all entries together. */
  readonly unpackedBytes: number;
  /** Unpacked ÷ packed size of an archive or a gzip stream. Sensor text packs to about a third; a bomb packs to a thousandth. */
  readonly packingRatio: number;
  /** Entries in one archive. */
  readonly archiveEntries: number;
  /** Samples of one sensor. */
  readonly samples: number;
  /** Columns of a table. */
  readonly columns: number;
  /** Bytes of one JSON file, which takes many times its size while it is parsed. */
  readonly jsonBytes: number;
  /** Messages in one FIT file. */
  readonly fitMessages: number;
  /** Length of one recording, s. */
  readonly durationS: number;
}

/** A day of six channels at 100 Hz fits; an ordinary workout uses a twentieth of it. */
export const defaultLimits: Limits = {
  fileBytes: 512 * 1024 * 1024,
  unpackedBytes: 2048 * 1024 * 1024,
  packingRatio: 200,
  archiveEntries: 1000,
  samples: 24 * 3600 * 100,
  columns: 400,
  jsonBytes: 64 * 1024 * 1024,
  fitMessages: 500_000,
  durationS: 7 * 24 * 3600,
};
