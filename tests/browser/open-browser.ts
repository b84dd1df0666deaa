import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/**
 * Starts the Chromium that comes inside an npm package: nothing is downloaded and nothing need be installed.
 * Close it when done.
 */
export async function openBrowser(): Promise<Browser> {
  // Makes the package unpack the system libraries that it brings, for machines that have none. Read when it is imported.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  // Its defaults are for a serverless function: one process for everything does not survive a closed page.
  const unfit = new Set(["--single-process", "--in-process-gpu", "--no-zygote", "--disable-web-security"]);
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: packaged.args.filter((arg) => !unfit.has(arg)),
    headless: true,
  });
}

/** What a page did that no visitor should see. */
export interface Complaints {
  /** Errors on the console and uncaught exceptions. */
  readonly errors: string[];
  /** Requests to anywhere but the server. */
  readonly strangers: string[];
}

/** Opens a page of a lifter in Berlin that writes down its own errors and every request that leaves the server. */
export async function openPage(
  browser: Browser,
  url: string,
  viewport = { width: 1280, height: 900 },
): Promise<{ page: Page; context: BrowserContext; complaints: Complaints }> {
  const context = await browser.newContext({
    viewport,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    baseURL: url,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const complaints: Complaints = { errors: [], strangers: [] };
  page.on("pageerror", (error) => complaints.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.errors.push(message.text()));
  page.on("request", (request) => {
    const to = new URL(request.url());
    if (to.protocol.startsWith("http") && to.origin !== url) complaints.strangers.push(request.url());
  });
  return { page, context, complaints };
}
