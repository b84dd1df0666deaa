import { readFile } from "node:fs/promises";
import { loadRecogniser, type Recognition } from "@lastrep/analysis";

/** The recognition that ships, of a lifter who has taught it nothing: what an upload to a new server is read with. */
export const stranger: Recognition = {
  recogniser: await loadRecogniser(await readFile(new URL("../../analysis/model/recognition.bin", import.meta.url))),
  memory: null,
};
