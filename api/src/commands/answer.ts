/** Something that the user can put right, in one line. */
export class Complaint extends Error {}

/**
 * Runs a command that prints one text on standard output.
 * @returns the exit status: 0 when it was printed, 1 with one line on standard error when there is no answer.
 */
export async function answer(text: () => Promise<string>): Promise<number> {
  try {
    await print(await text());
    return 0;
  } catch (error) {
    console.error(`lastrep: ${error instanceof Complaint ? error.message : oneLine(error)}`);
    return 1;
  }
}

/**
 * What `parse` makes of a command's arguments.
 * @throws {Complaint} in the first sentence of what it objects to.
 */
export function readOptions<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new Complaint(`${(error as Error).message.split(/\.\s/)[0]}; see lastrep --help`);
  }
}

/** Waits until everything is written: a pipe takes a long text in parts. A reader who has seen enough (`| head`) is no error. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === "EPIPE" ? resolve() : reject(error));
    // The stream tells it a second time, as an event that would end the process.
    process.stdout.once("error", failed);
    process.stdout.write(text, (error) => {
      if (error) failed(error);
      else {
        process.stdout.off("error", failed);
        resolve();
      }
    });
  });
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ");
}
