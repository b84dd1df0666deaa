// A thread beside the analysis, which may be too busy to look after itself: ends the process when it takes more memory than it may,
// inside the heap or beside it, and when the server that it works for is gone.
const limitBytes = Number(process.argv[2]) * 2 ** 20;
const parent = process.ppid;

setInterval(() => {
  if (process.memoryUsage.rss() > limitBytes || process.ppid !== parent) process.kill(process.pid, "SIGKILL");
}, 50);
