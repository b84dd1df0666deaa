import type { RunningServer } from "@lastrep/api";
import axe from "axe-core";
import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dropFiles } from "./drop-files.ts";
import { openBrowser, openPage } from "./open-browser.ts";
import { serveDashboard } from "./serve.ts";
import { benchPressZip, countLog, curlsAndSquatsZip, damagedZip, oddRepTable, oddTable, velocityTable } from "./workout-files.ts";

let server: RunningServer;
let browser: Browser;
const zip = benchPressZip();
const broken = damagedZip();

beforeAll(async () => {
  [server, browser] = await Promise.all([serveDashboard(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// One story over one database: later tests find what earlier ones uploaded.

test("a dropped recording becomes sets, and naming one names what moves alike and changes the week", async () => {
  const { page, context, complaints } = await openPage(browser, server.url);
  await page.goto("/");
  await page.getByRole("button", { name: "Load the demo workouts" }).waitFor();

  await dropFiles(page, [zip]);
  await page.getByRole("link", { name: "See the workout" }).click({ timeout: 60_000 });
  await page.getByRole("heading", { name: "Wed 18 Nov 2026" }).waitFor();
  const rows = page.getByRole("table").getByRole("row");
  const sets = (await rows.count()) - 1;
  expect(sets).toBeGreaterThanOrEqual(2);
  await page.getByRole("link", { name: "Unknown exercise" }).first().click();

  await page.getByRole("heading", { name: "How close to failure" }).waitFor();
  await page.getByRole("combobox", { name: "Exercise" }).fill("bench press");
  await page.getByRole("option", { name: "Bench press", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Bench press" }).waitFor();
  await page.getByText("Measured: Unknown exercise").waitFor();

  await page.getByRole("link", { name: "Week", exact: true }).click();
  const chest = page.getByRole("row", { name: /^Chest/ });
  await chest.waitFor();
  expect(await page.getByText(/no exercise yet/).count()).toBe(0);
  expect(await chest.getByRole("cell").last().textContent()).toMatch(new RegExp(`^${sets}`));

  // The other sets are known by the one that was named, and the page says how surely.
  await page.goBack();
  await page.getByRole("link", { name: "Wed 18 Nov 2026" }).click();
  expect(await page.getByText(/^Recognised, \d+\s%$/).count()).toBe(sets - 1);
  expect(await page.getByRole("region", { name: "Which exercise?" }).count()).toBe(0);

  // Taking it back takes all of it out of the week again.
  await page.goBack();
  await page.getByRole("button", { name: "Use this" }).click();
  await page.getByRole("heading", { level: 1, name: "Unknown exercise" }).waitFor();
  await page.getByRole("link", { name: "Week", exact: true }).click();
  await page.getByText(`${sets} sets have no exercise`).waitFor();
  expect(await page.getByRole("row", { name: /^Chest/ }).count()).toBe(0);

  expect(complaints).toEqual({ errors: [], strangers: [] });
  await context.close();
});

test("the same file again is told and adds nothing", async () => {
  const { page, context } = await openPage(browser, server.url);
  await page.goto("/workouts");
  await page.getByRole("heading", { name: "Workouts" }).waitFor();
  await dropFiles(page, [zip]);
  await page.getByText("You gave this file before. Nothing was added twice.").waitFor();
  expect(await page.getByRole("main").getByRole("listitem").count()).toBe(1);
  await context.close();
});

test("a damaged file says what is wrong and what to do, and its original is kept", async () => {
  const { page, context } = await openPage(browser, server.url);
  await page.goto("/files");
  await dropFiles(page, [broken]);
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: "damaged.zip" });
  await row.getByRole("button", { name: "Read it again" }).waitFor({ timeout: 30_000 });
  const words = await row.textContent();
  const { uploads } = await (await page.request.get("/v1/uploads")).json();
  const { failure } = uploads.find(({ name }: { name: string }) => name === "damaged.zip");
  for (const part of [failure.code, failure.reason, failure.hint]) {
    expect(part).not.toBe("");
    expect(words?.toLowerCase()).toContain(part.toLowerCase());
  }

  const href = await row.getByRole("link", { name: "The file as it was given" }).getAttribute("href");
  const kept = await (await page.request.get(href ?? "")).body();
  expect(Buffer.compare(kept, broken.bytes)).toBe(0);
  await context.close();
});

test("no page needs to be scrolled sideways on a phone, also with large text, and none hinders people who use assistive technology", async () => {
  for (const { viewport, colorScheme, text } of [
    { viewport: { width: 360, height: 740 }, colorScheme: "dark", text: "100%" },
    { viewport: { width: 390, height: 844 }, colorScheme: "light", text: "200%" },
    { viewport: { width: 1280, height: 900 }, colorScheme: "light", text: "100%" },
  ] as const) {
    const { page, context, complaints } = await openPage(browser, server.url, viewport);
    await page.emulateMedia({ colorScheme });
    const { workouts } = await (await page.request.get("/v1/workouts")).json();
    const workout = await (await page.request.get(`/v1/workouts/${workouts[0].id}`)).json();
    const pages = [
      "/",
      "/workouts",
      `/workouts/${workout.id}`,
      `/sets/${workout.sets[0].id}`,
      `/unnamed?workout=${workout.id}`,
      "/files",
      "/exercises",
      "/settings",
      "/nowhere",
    ];
    const found: string[] = [];
    for (const path of pages) {
      await page.goto(path, { waitUntil: "networkidle" });
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.addStyleTag({ content: `:root { font-size: ${text} }` });
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      await page.waitForLoadState("networkidle");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) found.push(`${path} is ${overflow} px too wide at ${viewport.width} px, text at ${text}`);
      found.push(...(await brokenWords(page)).map((word) => `${path}, text at ${text}: ${word} is broken`));
      found.push(...(await violations(page)).map((violation) => `${path}, ${colorScheme}: ${violation}`));
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual({ errors: [], strangers: [] });
    await context.close();
  }
}, 240_000);

test("a server that does not answer is named, and asking again helps", async () => {
  const { page, context } = await openPage(browser, server.url);
  await page.route("**/v1/weeks*", (route) => route.abort());
  await page.goto("/");
  await page.getByRole("alert").getByText("The lastrep server did not answer.").waitFor();
  await page.unroute("**/v1/weeks*");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "16 – 22 Nov 2026" }).waitFor();
  await context.close();
});

test("an address of nothing, whole or damaged, says so under a heading and leads on", async () => {
  const { page, context } = await openPage(browser, server.url);
  for (const path of ["/sets/abc", "/workouts/abc", "/workouts/00000000-0000-4000-8000-000000000000"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1, name: "This is not here" }).waitFor();
    expect(await page.getByRole("main").getByRole("button").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  }
  await page.getByRole("main").getByRole("link", { name: "the workouts" }).click();
  await page.getByRole("heading", { level: 1, name: "Workouts" }).waitFor();
  await context.close();
});

test("files that did not reach the server can be sent again without looking for them", async () => {
  const { page, context } = await openPage(browser, server.url, { width: 360, height: 740 });
  await page.goto("/settings");
  const post = (route: Route) => (route.request().method() === "POST" ? route.abort() : route.continue());
  await page.route("**/v1/uploads", post);
  await dropFiles(page, [zip]);
  const tray = page.getByRole("complementary", { name: "Files on their way" });
  await tray.getByText("The lastrep server did not answer.").waitFor();
  await page.unroute("**/v1/uploads", post);
  await tray.getByRole("button", { name: "Send again" }).click();
  await tray.getByText("You gave this file before. Nothing was added twice.").waitFor();
  expect(await tray.getByText("did not answer").count()).toBe(0);
  await context.close();
});

test("a file that is removed while it is followed leaves the tray", async () => {
  const { page, context } = await openPage(browser, server.url);
  await page.goto("/settings");
  // As if the server took long to read it.
  const busy = async (route: Route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), state: "decoding" } });
  };
  await page.route("**/v1/uploads/*", busy);
  await dropFiles(page, [oddRepTable()]);
  const tray = page.getByRole("complementary", { name: "Files on their way" });
  await tray.getByText("Reading the file.").waitFor();
  const { uploads } = await (await page.request.get("/v1/uploads")).json();
  await page.request.delete(`/v1/uploads/${uploads.find(({ name }: { name: string }) => name === "odd_reps.csv").id}`);
  await page.unroute("**/v1/uploads/*", busy);
  await tray.waitFor({ state: "hidden" });
  await context.close();
});

test("the week can be walked with the keyboard alone", async () => {
  const { page, context } = await openPage(browser, server.url);
  await page.goto("/", { waitUntil: "networkidle" });
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to content");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await page.getByRole("link", { name: "Workouts" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Workouts" }).waitFor();
  // The list comes after the heading.
  await page.getByRole("main").getByRole("link").first().waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Sets", exact: true }).waitFor();
  await context.close();
});

test("a table that nobody knows is read once its columns are named", async () => {
  const { page, context, complaints } = await openPage(browser, server.url, { width: 360, height: 740 });
  await page.goto("/files");
  await dropFiles(page, [oddTable()]);
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: "odd.csv" });
  // On a phone, what became of the file lies over the list until it is put away.
  await page.getByRole("button", { name: "Dismiss" }).click({ timeout: 30_000 });
  await row.getByText("How this table can be read").click();
  await row.getByRole("columnheader", { name: "front" }).waitFor();
  const button = row.getByRole("button", { name: "Read it so" });
  expect(await button.isDisabled()).toBe(true);
  await row.getByText("Choose the time.").waitFor();
  await row.getByLabel("Time").selectOption("stamp");
  for (const [axis, name] of Object.entries({ x: "front", y: "side", z: "up" })) {
    await row.getByLabel(`Acceleration with gravity, ${axis}`).selectOption(name);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await violations(page)).toEqual([]);
  await button.click();
  await row.getByRole("link", { name: "See the workout" }).waitFor({ timeout: 30_000 });
  await row.getByText("Read as you said").waitFor();
  expect(await row.getByLabel("Acceleration with gravity, z").inputValue()).toBe("up");
  expect(complaints).toEqual({ errors: [], strangers: [] });
  await context.close();
});

test("a table of reps that nobody knows is read once its velocity is named", async () => {
  const { page, context, complaints } = await openPage(browser, server.url);
  await page.goto("/files");
  await dropFiles(page, [oddRepTable()]);
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: "odd_reps.csv" });
  await row.getByText("How this table can be read").click({ timeout: 30_000 });
  await row.getByText("Reps with their velocity").click();
  await row.getByText("Choose the mean velocity.").waitFor();
  await row.getByLabel("Mean velocity").selectOption("vm");
  await row.getByLabel("Set", { exact: true }).selectOption("serie");
  await row.getByLabel("Load").selectOption("peso");
  expect(await violations(page)).toEqual([]);
  await row.getByRole("button", { name: "Read it so" }).click();
  await row.getByRole("link", { name: "See the workout" }).waitFor({ timeout: 30_000 });
  await row.getByText("Read as you said").waitFor();
  expect(await row.getByLabel("Mean velocity").inputValue()).toBe("vm");

  // Later tests find what earlier ones left: this leaves nothing.
  const { uploads } = await (await page.request.get("/v1/uploads")).json();
  const { id } = uploads.find(({ name }: { name: string }) => name === "odd_reps.csv");
  await page.request.delete(`/v1/uploads/${id}/columns`);
  await page.request.delete(`/v1/uploads/${id}`);
  expect(complaints).toEqual({ errors: [], strangers: [] });
  await context.close();
});

test("a set that a velocity device measured shows its reps and no trace, for there is no signal", async () => {
  const { page, context, complaints } = await openPage(browser, server.url);
  await page.goto("/files");
  await dropFiles(page, [velocityTable()]);
  const row = page.getByRole("main").getByRole("listitem").filter({ hasText: "squat_reps.csv" });
  await row.getByRole("link", { name: "See the workout" }).click({ timeout: 30_000 });
  await page.getByRole("heading", { name: "Sets", exact: true }).waitFor();
  await page.getByRole("link", { name: "Back squat" }).click();
  await page.getByRole("heading", { name: "Speed of every rep" }).waitFor();
  await page.getByText("Last rep 0.41 m/s").waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.getByRole("heading", { name: "Trace" }).count()).toBe(0);
  expect(complaints).toEqual({ errors: [], strangers: [] });
  await context.close();
});

test("unknown movements are asked for once a block, by keyboard on a phone's width too, and an answer can be taken back", async () => {
  const { page, context, complaints } = await openPage(browser, server.url, { width: 360, height: 740 });
  await page.goto("/settings");
  await dropFiles(page, [curlsAndSquatsZip()]);
  await page.getByRole("link", { name: "See the workout" }).click({ timeout: 60_000 });
  await page.getByRole("heading", { name: "Tue 17 Nov 2026" }).waitFor();
  const asked = page.getByRole("region", { name: "Which exercise?" });
  const headings = () => asked.getByRole("heading", { level: 3 }).allTextContents();
  // The answer comes first; what is asked is one press away.
  expect((await page.getByRole("heading", { level: 2 }).allTextContents()).slice(0, 2)).toEqual(["Sets", "Which exercise?"]);
  expect(await page.getByRole("table").getByText("Perhaps ").count()).toBe(5);
  await page.getByRole("link", { name: "Name 5 sets" }).press("Enter");
  await page.waitForFunction(() => (document.getElementById("which-exercise")?.getBoundingClientRect().top ?? 9999) < window.innerHeight);
  expect(await headings()).toEqual(["3 sets of one unknown movement: which exercise?", "2 sets of one unknown movement: which exercise?"]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  expect(await violations(page)).toEqual([]);

  // One request for the three sets; the focus goes on with what became of them.
  const puts: string[] = [];
  page.on("request", (request) => request.method() === "PUT" && puts.push(new URL(request.url()).pathname));
  const likely = asked.getByRole("group", { name: "Likely exercises of sets 1–3" });
  await likely.getByRole("button", { name: /^Dumbbell curl/ }).focus();
  await page.keyboard.press("Enter");
  await asked.getByRole("heading", { name: "3 sets are Dumbbell curl" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "3 sets are Dumbbell curl");
  expect(puts).toHaveLength(1);
  await page.getByRole("table").getByRole("link", { name: "Dumbbell curl" }).nth(2).waitFor();

  await page.keyboard.press("Tab");
  for (let tabs = 0; tabs < 6 && (await focused(page)) !== "Undo"; tabs++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await asked.getByRole("heading", { name: "3 sets of one unknown movement: which exercise?" }).waitFor();
  expect(puts).toHaveLength(2);

  await asked.getByRole("combobox", { name: "Exercise of sets 4–5" }).fill("front squat");
  await page.getByRole("option", { name: "Front squat", exact: true }).click();
  await asked.getByRole("heading", { name: "2 sets are Front squat" }).waitFor();
  await page.getByRole("table").getByText("Front squat").nth(1).waitFor();
  await page.reload();
  await asked.getByRole("heading", { level: 3 }).first().waitFor();
  expect(await headings()).toEqual(["3 sets of one unknown movement: which exercise?"]);
  expect(complaints).toEqual({ errors: [], strangers: [] });
  await context.close();
}, 120_000);

test("one rep more or less is one tap, and can be undone", async () => {
  const { page, context, complaints } = await openPage(browser, server.url, { width: 360, height: 740 });
  const { workouts } = await (await page.request.get("/v1/workouts")).json();
  const { id } = workouts.find(({ setCount }: { setCount: number }) => setCount > 0);
  const { sets } = await (await page.request.get(`/v1/workouts/${id}`)).json();
  const reps = sets[0].effective.repCount;
  await page.goto(`/sets/${sets[0].id}`);
  const field = page.getByRole("textbox", { name: "Reps", exact: true });
  await page.getByRole("button", { name: "One rep more" }).click();
  await expect.poll(() => field.inputValue()).toBe(String(reps + 1));
  await page.getByText("Saved.").waitFor();
  await page.getByRole("button", { name: "One rep less" }).click();
  await expect.poll(() => field.inputValue()).toBe(String(reps));
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => field.inputValue()).toBe(String(reps + 1));

  // On the narrowest phone there is room for two digits beside the buttons.
  await page.setViewportSize({ width: 320, height: 640 });
  await field.fill("88");
  expect(await field.evaluate((input) => input.scrollWidth - input.clientWidth)).toBe(0);
  await field.fill(String(reps + 1));

  // What was never measured can only be taken back.
  const load = page.getByRole("textbox", { name: "Load, kg" });
  await load.fill("82.5");
  await load.press("Enter");
  await page.getByText("Not measured.").waitFor();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect.poll(() => load.inputValue()).toBe("");
  expect(complaints).toEqual({ errors: [], strangers: [] });
  await context.close();
});

test("a trace is looked at closely by keyboard, and a workout on paper holds its sets and nothing to press", async () => {
  const { page, context, complaints } = await openPage(browser, server.url, { width: 720, height: 1000 });
  const { workouts } = await (await page.request.get("/v1/workouts")).json();
  const { id } = workouts.find(({ setCount }: { setCount: number }) => setCount > 0);
  const { sets } = await (await page.request.get(`/v1/workouts/${id}`)).json();
  await page.goto(`/sets/${sets[0].id}`);
  const trace = page.getByRole("region", { name: "Trace" });
  await trace.getByRole("button", { name: "Closer" }).press("Enter");
  await trace.getByRole("button", { name: "Later" }).press("Enter");
  await trace.getByRole("button", { name: "Whole set" }).press("Enter");
  expect(await trace.getByRole("button", { name: "Wider" }).isDisabled()).toBe(true);

  await page.goto(`/workouts/${id}`, { waitUntil: "networkidle" });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.getByRole("columnheader", { name: "Reps in reserve" }).isVisible()).toBe(true);
  expect(await page.getByRole("navigation").isVisible()).toBe(false);
  expect(await page.getByRole("button").count()).toBe(0);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
  expect(complaints).toEqual({ errors: [], strangers: [] });
  await context.close();
});

test("what was taught is forgotten by keyboard, after a question whose first answer is to keep it", async () => {
  const { page, context, complaints } = await openPage(browser, server.url, { width: 360, height: 740 });
  await page.goto("/settings");
  const taught = page.getByRole("region", { name: "What you taught it" });
  await taught.getByText(/^It knows \d+ exercises? by \d+ named sets?\. It reads 1 kind of table/).waitFor();
  const ask = taught.getByRole("button", { name: "Forget all of it" });
  const dialog = page.getByRole("dialog", { name: "Forget everything you taught?" });
  await ask.focus();
  await page.keyboard.press("Enter");
  await dialog.waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "Keep it");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.activeElement?.textContent === "Forget all of it");

  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Forget", exact: true }).focus();
  await page.keyboard.press("Enter");
  await taught.getByText("Forgotten.").waitFor();
  expect(await (await page.request.get("/v1/memory")).json()).toEqual({ sets: 0, exercises: 0, tables: 0 });
  expect(complaints).toEqual({ errors: [], strangers: [] });
  await context.close();
});

test("an exercise of one's own names a set, and what it trains is changed, on a phone's width", async () => {
  const { page, context, complaints } = await openPage(browser, server.url, { width: 360, height: 740 });
  const { workouts } = await (await page.request.get("/v1/workouts")).json();
  const { id } = workouts.find(({ setCount }: { setCount: number }) => setCount > 0);
  const { sets } = await (await page.request.get(`/v1/workouts/${id}`)).json();
  await page.goto(`/sets/${sets[0].id}`);
  await page.getByRole("link", { name: "Add one of your own" }).click();

  const own = page.getByRole("region", { name: "One of your own" });
  await own.getByRole("textbox", { name: "Name" }).fill("Spoto press");
  await own.getByRole("combobox", { name: "Moves like" }).fill("bench press");
  await page.getByRole("option", { name: "Bench press", exact: true }).click();
  await own.getByRole("button", { name: "Add it" }).click();
  await own.getByText("Spoto press can be chosen for every set now.").waitFor();

  const listed = page.getByRole("listitem").filter({ hasText: "Spoto press" });
  await listed.getByText("Chest; also front delts, triceps. Moves like bench press").waitFor();
  await listed.getByRole("button", { name: "Change Spoto press" }).click();
  await listed.getByRole("combobox", { name: "Trains directly" }).fill("triceps");
  await page.getByRole("option", { name: "Triceps" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("listbox").waitFor({ state: "hidden" });
  expect(await violations(page)).toEqual([]);
  await listed.getByRole("button", { name: "Save" }).click();
  await listed.getByText("Chest, triceps; also front delts. Moves like bench press").waitFor();

  await page.goto(`/sets/${sets[0].id}`, { waitUntil: "networkidle" });
  await page.getByRole("combobox", { name: "Exercise" }).fill("spoto");
  await page.getByRole("option", { name: "Spoto press" }).click();
  await page.getByRole("heading", { level: 1, name: "Spoto press" }).waitFor();
  await page.goto("/exercises");
  await listed.getByRole("button", { name: "Change Spoto press" }).click();
  await listed.getByRole("button", { name: "Take it away" }).click();
  await listed.getByText(/called Spoto press\. Call them otherwise first\./).waitFor();
  // The refusal itself is told on the console by the browser.
  expect(complaints.strangers).toEqual([]);
  await context.close();
});

test("a week of which a watch logged only the counts claims no number of failures, and says what would help", async () => {
  const { page, context, complaints } = await openPage(browser, server.url);
  await page.goto("/settings");
  await dropFiles(page, [countLog()]);
  await page.getByRole("link", { name: "See the workout" }).click({ timeout: 30_000 });
  await page.getByText(/^18:00.*To failure: not known \(\d+–\d+\)\.$/).waitFor();
  await page.goto("/?week=2026-W45");
  await page.getByText(/^1 workout, sets to failure not known \(\d+–\d+\)/).waitFor();
  await page.getByText(/^How close to failure the 3 sets came was not measured/).waitFor();
  const chest = await page
    .getByRole("row", { name: /^Chest/ })
    .getByRole("cell")
    .allTextContents();
  expect(chest.slice(0, 2)).toEqual(["?0–3", "?0–3"]);
  await page.getByRole("img", { name: /How many sets went to failure is not known/ }).waitFor();
  expect(await violations(page)).toEqual([]);

  // The lifter's own word on one of them is evidence: from then on there is a likely number.
  await page.getByRole("link", { name: "Workouts" }).click();
  await page.getByRole("link", { name: /^Wed 4 Nov 2026/ }).click();
  await page.getByRole("link", { name: "Bench press" }).first().click();
  await page.getByRole("group", { name: "Was it failure?" }).getByText("Failure", { exact: true }).click();
  await page.getByText("Saved.").waitFor();
  await page.goto("/?week=2026-W45");
  await page.getByText(/^1 workout, \d \(1–3\) sets to failure/).waitFor();
  await page.getByText(/^2 sets of 3 could not be judged/).waitFor();
  expect(complaints).toEqual({ errors: [], strangers: [] });

  // Muscles' names stay whole where they have the least room.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addStyleTag({ content: ":root { font-size: 200% }" });
  expect(await brokenWords(page)).toEqual([]);
  await context.close();
});

/** What axe finds wrong, as lines to read. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // @ts-expect-error: the line above put it there
    const { violations } = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] });
    return violations.flatMap((v: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
      v.nodes.map((node) => `${v.id}: ${node.html.slice(0, 160)} ${node.failureSummary.replaceAll("\n", " ").slice(0, 260)}`),
    );
  });
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.textContent ?? undefined);
}

/** Words of headings, labels and buttons for which their place is too narrow, so that they go on in the next line. */
async function brokenWords(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const broken: string[] = [];
    for (const element of document.querySelectorAll("h1, h2, h3, th, dt, label, button")) {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        for (const { 0: word, index } of (text.textContent ?? "").matchAll(/\p{L}+/gu)) {
          const place = document.createRange();
          place.setStart(text, index);
          place.setEnd(text, index + word.length);
          if (new Set([...place.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
        }
      }
    }
    return broken;
  });
}
