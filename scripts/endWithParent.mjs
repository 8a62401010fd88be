// @ts-check
/**
 * Ends the process when it is told to. npm passes a signal to the shell between it and us, and that shell dies of it
 * without passing it on: run by npm, a process ends with its parent.
 * @param {string} script the name under which npm runs it
 */
export function endWithParent(script) {
  const parent = process.ppid;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => process.exit(0));
  }
  if (process.env.npm_lifecycle_event !== script) return;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, 300);
}
