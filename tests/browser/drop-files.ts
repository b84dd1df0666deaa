import type { InputFile } from "@lastrep/ingest";
import type { Page } from "playwright-core";

/** Drags files from outside over the page and lets go of them, as a person would. */
export async function dropFiles(page: Page, files: readonly InputFile[]): Promise<void> {
  const packed = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, base64 } of dropped) {
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    }
    return data;
  }, packed);
  await page.dispatchEvent("body", "dragenter", { dataTransfer: transfer });
  const zone = page.getByText("Drop to find the sets in these files");
  await zone.waitFor();
  await zone.dispatchEvent("drop", { dataTransfer: transfer });
}
