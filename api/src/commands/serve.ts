import { type Config, ConfigError, readConfig } from "../config.ts";
import { type RunningServer, startServer } from "../serve.ts";
import { DataDirInUse } from "../store/lock.ts";
import { DatabaseInUse } from "../store/reservation.ts";

/**
 * `lastrep serve`: runs until it is told to stop.
 * @returns the exit status.
 */
export async function serve(env: NodeJS.ProcessEnv): Promise<number> {
  let server: RunningServer;
  try {
    const config = readConfig(env);
    server = await startServer(config, log);
    console.log(`lastrep is ready: ${server.url}`);
    if (!isLoopback(config))
      console.log("It listens beyond this machine and has no accounts: whoever reaches it reads and changes everything.");
  } catch (error) {
    console.error(`lastrep: ${explain(error)}`);
    return 1;
  }
  const signal = await firstSignal();
  console.log(`lastrep stops (${signal}).`);
  await server.stop();
  return 0;
}

function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        resolve(signal);
        // Whoever asks twice does not want to wait.
        process.once(signal, () => process.exit(130));
      });
    }
  });
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DataDirInUse || error instanceof DatabaseInUse) return error.message;
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `Port ${port} is taken. Set PORT to another one.`;
  if (code === "EACCES" && port !== undefined) return `Port ${port} may not be used. Set PORT to one above 1023.`;
  return stack ?? message ?? String(error);
}

function isLoopback({ host }: Config): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

function log(message: string, error?: unknown): void {
  console.error(new Date().toISOString(), message, ...(error === undefined ? [] : [error]));
}
