import { benchIngest } from "./ingest.ts";
import { simulateHour } from "./signals.ts";

await benchIngest(simulateHour(), (...a) => console.log(...a));
