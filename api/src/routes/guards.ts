import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { Config } from "../config.ts";
import { problem } from "./problem.ts";

/**
 * Browsers carry requests of other sites to a server on the same machine. Two doors are closed: a name that someone else's DNS points
 * at this machine, and forms of other sites. Programs that send neither header are no browsers and pass.
 */
export function guardAgainstOtherSites({ host, allowedHosts }: Pick<Config, "host" | "allowedHosts">): MiddlewareHandler {
  // What is listened on is an address without a port: of `::1` the last group would be taken for one.
  const listensToItself = loopback.has(host.toLowerCase());
  return async (c, next) => {
    const asked = hostName(c.req.header("host") ?? new URL(c.req.url).host);
    if (listensToItself && !loopback.has(asked) && !allowedHosts.includes(asked)) {
      const hint = `Add it to LASTREP_ALLOWED_HOSTS, as in LASTREP_ALLOWED_HOSTS=${asked}.`;
      return problem(c, 403, "unknown_host", `This server does not answer to the name ${asked}.`, { hint });
    }
    if (
      !safeMethods.has(c.req.method) &&
      comesFromOtherSite(c.req.header("sec-fetch-site"), c.req.header("origin"), [asked, ...allowedHosts])
    ) {
      return problem(c, 403, "cross_site", "Another site's page sent this request.");
    }
    await next();
  };
}

/** Everything comes from this server; Mantine writes its styles into the page. */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: "same-origin",
  // Whether this server is reached by HTTPS is its proxy's business.
  strictTransportSecurity: false,
  xFrameOptions: "DENY",
});

const loopback = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);
const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

function comesFromOtherSite(fetchSite: string | undefined, origin: string | undefined, ownNames: readonly string[]): boolean {
  if (fetchSite !== undefined) return fetchSite !== "same-origin" && fetchSite !== "none";
  if (origin === undefined) return false;
  return !URL.canParse(origin) || !ownNames.includes(hostName(new URL(origin).host));
}

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, "");
}
