import pg from "pg";

/** Another server works on this database. */
export class DatabaseInUse extends Error {
  override readonly name = "DatabaseInUse";
}

/**
 * Reserves a PostgreSQL database for this process, for as long as one connection lives: two servers would have each other's uploads
 * without their originals. A connection that breaks, as with a restart of the database, takes its reservation with it: it is made anew as soon as the
 * database answers.
 * @returns a function that gives it back.
 * @throws {DatabaseInUse}
 */
export async function reserveDatabase(url: string, log: (message: string) => void): Promise<() => Promise<void>> {
  let closed = false;
  let later: NodeJS.Timeout | undefined;
  let client = await reserve(url, onLost);

  function onLost(): void {
    if (closed) return;
    later = setTimeout(async () => {
      try {
        const renewed = await reserve(url, onLost);
        if (closed) await renewed.end();
        else client = renewed;
      } catch (error) {
        if (closed) return;
        if (error instanceof DatabaseInUse)
          log("The connection to the database broke, and another lastrep took its place: stop one of the two.");
        onLost();
      }
    }, AGAIN_MS).unref();
  }

  return async () => {
    closed = true;
    clearTimeout(later);
    await client.end();
  };
}

/** A connection that holds the reservation; `onLost` is called when it breaks. */
async function reserve(url: string, onLost: () => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  // Without a listener, a server that ends the connection would end this process. That it ended is told below.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [RESERVATION]);
    if (!rows[0]?.locked) throw new DatabaseInUse("Another lastrep works on the database that DATABASE_URL names. Stop it first.");
  } catch (error) {
    await client.end();
    throw error;
  }
  return client.once("end", onLost);
}

/** "lastrep" in base 36: any number will do that no other program takes. */
const RESERVATION = Number.parseInt("lastrep", 36);

const AGAIN_MS = 1_000;
