// Loaded into each child: when the parent is gone, however it ended, its end of standard input closes.
const end = () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 3_000).unref();
};
process.stdin.once("end", end);
process.stdin.once("error", end);
process.stdin.resume();
process.stdin.unref?.();
