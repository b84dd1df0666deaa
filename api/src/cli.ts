const usage = `lastrep: sets, reps, velocity and reps in reserve from what a watch recorded

  lastrep analyze FILE... [--json] [--exercise ID] [--load-kg N]
      Reads the files of one workout and prints its sets.
      --json         the whole analysis as JSON
      --exercise ID  the exercise, where the recording does not say (ids: lastrep exercises)
      --load-kg N    the load, where the recording does not say

  lastrep inspect FILE... [--json]
      Tells what each file is, what is in it, and what would be imported or why not.

  lastrep export [FILE...] --out DIR [--format csv|json|arrow|parquet] [--server URL]
      Writes the tables sets, reps, weeks and corrections to DIR, and what their columns mean to columns.json.
      With files: of these alone, analysed as a server would. Without: of a running server.
      --format F     csv (the default), json, arrow (a stream) or parquet
      --server URL   the server, where it is not at PORT and HOST

  lastrep backup --out DIR [--server URL]
      Copies the original files of a running server to DIR, and to backup.json everything that was said: settings, columns of tables,
      corrections. The same DIR again adds what is new.

  lastrep restore DIR [--server URL]
      Gives a backup to a running server, which computes the rest anew. Where that server was told something itself, that stands.

  lastrep exercises
      Prints the ids of the exercises that are known, with their names.

  lastrep serve
      Serves the API and the dashboard. PORT (8787), HOST (127.0.0.1), LASTREP_DATA (./data), DATABASE_URL for PostgreSQL.

  lastrep --help | --version

  Ends with 0 when there is an answer, with 1 and one line of explanation when not.`;

process.exitCode = await main(process.argv.slice(2));

async function main([command, ...args]: string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(usage);
    return 0;
  }
  if ((command === "serve" || command === "exercises") && args.length > 0) {
    console.error(`lastrep: ${command} takes no arguments; see lastrep --help`);
    return 1;
  }
  switch (command) {
    // Each command loads what it needs: the server's modules are many.
    case "analyze":
      return await (await import("./commands/analyze.ts")).analyze(args);
    case "inspect":
      return await (await import("./commands/inspect.ts")).inspect(args);
    case "export":
      return await (await import("./commands/export.ts")).exportTables(args, process.env);
    case "backup":
      return await (await import("./commands/backup.ts")).backup(args, process.env);
    case "restore":
      return await (await import("./commands/restore.ts")).restore(args, process.env);
    case "serve":
      return await (await import("./commands/serve.ts")).serve(process.env);
    case "exercises":
      return (await import("./commands/exercises.ts")).printExercises();
    case "--version":
    case "-v":
    case "version":
      console.log((await import("./use/health.ts")).version);
      return 0;
    case "--help":
    case "-h":
    case "help":
      console.log(usage);
      return 0;
    default:
      console.error(command === undefined ? usage : `lastrep: there is no command ${command}; see lastrep --help`);
      return 1;
  }
}
