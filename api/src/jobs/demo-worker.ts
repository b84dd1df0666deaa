import { parentPort, workerData } from "node:worker_threads";
import { type DemoOptions, demoWorkouts } from "@lastrep/fixtures";

// The thread's entry: simulates one workout after the other and hands on the files of each.
for (const files of demoWorkouts(workerData as DemoOptions)) {
  parentPort?.postMessage(files.map(({ name, bytes }) => ({ name, bytes })));
}
