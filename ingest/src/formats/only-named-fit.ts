import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";

/** Text that calls itself FIT: converters and portals save TCX, GPX and error pages under that name. */
export const onlyNamedFit: Format = {
  id: "fit",
  title: "",
  recognise: (entry) => /\.fit$/i.test(entry.baseName) && !CONTROL.test(headText(entry, 512)),
  read: ([entry]) => {
    throw new IngestError(
      "unsupported_content",
      (entry as Entry).name,
      `it is named .fit but holds ${contentOf(entry as Entry)}; a FIT file is binary`,
      'Download the original file: in Garmin Connect choose "Export File" (formerly "Export Original"), not "Export to TCX".',
    );
  },
};

/** What no text holds. */
const CONTROL = /(?![\t\n\r])\p{Cc}/u;

function contentOf(entry: Entry): string {
  const head = headText(entry, 512);
  if (/<TrainingCenterDatabase/.test(head)) return "TCX (XML text)";
  if (/<gpx/i.test(head)) return "GPX (XML text)";
  return /^\s*</.test(head) ? "XML or HTML text" : "text";
}
