import { zipSync } from "fflate";
import { FitBaseType, FitEncoder } from "fit-file-parser/encoder";
import { expect, test } from "vitest";
import { inspect } from "./inspect.ts";

const encode = (text: string) => new TextEncoder().encode(text);

test("tells what a table's columns are read as, inside an archive too", async () => {
  const table = encode(
    `t_ms,ax_ms2,ay_ms2,az_ms2,note\n${Array.from({ length: 200 }, (_, i) => `${i * 20},${Math.sin(i).toFixed(3)},0.1,9.8,x`).join("\n")}`,
  );
  const { files, decoded } = await inspect([
    {
      name: "a.zip",
      bytes: zipSync({ "log.csv": table, "readme.md": encode("hello"), "other.csv": encode("foo,bar,baz\n1,0.5,ok\n2,0.7,ok\n") }),
    },
  ]);
  expect(files).toMatchObject([
    {
      file: "a.zip",
      entries: [
        {
          name: "a.zip/log.csv",
          bytes: table.length,
          facts: [
            { name: "time", value: "t_ms" },
            { name: "acceleration", value: "ax_ms2, ay_ms2, az_ms2" },
          ],
        },
        { name: "a.zip/readme.md", format: null, facts: [] },
        {
          name: "a.zip/other.csv",
          format: null,
          facts: [
            { name: "columns", value: "foo, bar, baz" },
            { name: "first row", value: "1, 0.5, ok" },
          ],
        },
      ],
    },
  ]);
  expect(decoded.recordings).toHaveLength(1);
});

test("tells the messages of a FIT file and keeps developer fields of one name apart", async () => {
  const encoder = new FitEncoder();
  const text = (number: number, value: string) => ({ number, size: 8, baseType: FitBaseType.String, value: encode(value.padEnd(8, "\0")) });
  const byte = (number: number, value: number) => ({ number, size: 1, baseType: FitBaseType.Uint8, value });
  for (const developer of [0, 1]) encoder.writeMessage(206, [byte(0, developer), byte(1, 0), text(3, "Power"), text(8, "W")]);
  encoder.writeMessage(233, [byte(1, 1)]);
  const { files } = await inspect([{ name: "a.fit", bytes: encoder.close() }]);
  expect(files[0]?.entries[0]?.facts).toEqual([
    { name: "segments", value: 1 },
    { name: "messages", value: 3 },
    { name: "by type", value: "2 field_description" },
    { name: "others by number", value: "1 #233" },
    { name: "developer 0 field 0", value: "Power (W)" },
    { name: "developer 1 field 0", value: "Power (W)" },
  ]);
});

test("a file that cannot be opened is reported once, among the rejected", async () => {
  const { files, decoded } = await inspect([{ name: "empty.csv", bytes: new Uint8Array() }]);
  expect(files).toEqual([{ file: "empty.csv", bytes: 0, entries: [] }]);
  expect(decoded.rejected[0]?.code).toBe("empty_file");
});
