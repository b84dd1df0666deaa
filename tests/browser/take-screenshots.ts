import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openBrowser, openPage } from "./open-browser.ts";
import { serveDashboard } from "./serve.ts";

// Takes the pictures of the README again, of the demo workouts as this version sees them: `npm run screenshots -w @lastrep/tests`.

const folder = fileURLToPath(new URL("../../dashboard/screenshots/", import.meta.url));
const server = await serveDashboard();
const browser = await openBrowser();
try {
  const { page } = await openPage(browser, server.url, { width: 1200, height: 940 });
  await loadDemo(page);
  await page.goto("/", { waitUntil: "networkidle" });
  await page.screenshot({ path: `${folder}week.png` });
  await page.goto(`/sets/${await tellingSet(page)}`, { waitUntil: "networkidle" });
  // Charts come in pieces of their own, after the page.
  await page.locator("canvas").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${folder}set.png` });
} finally {
  await browser.close();
  await server.stop();
}

async function loadDemo(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: "Load the demo workouts" }).click();
  await page.getByText(/^All \d+ done\.$/).waitFor({ timeout: 300_000 });
}

/** Of all sets whose speed is known in m/s, the one that most surely ended in failure, long ones first. */
async function tellingSet(page: Page): Promise<string> {
  const { workouts } = await (await page.request.get("/v1/workouts")).json();
  let best = { id: "", worth: Number.NEGATIVE_INFINITY };
  for (const { id } of workouts) {
    const { sets } = await (await page.request.get(`/v1/workouts/${id}`)).json();
    for (const { id, effective } of sets) {
      const worth = effective.failure.probability + 0.04 * Math.min(8, effective.repCount);
      if (effective.velocity.basis === "linear" && worth > best.worth) best = { id, worth };
    }
  }
  return best.id;
}
