// @ts-check
/** npm start: builds the console, serves it, prints where, and stays until it is told to stop. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const parent = process.ppid;

await build({ root, logLevel: "warn" });
const server = await preview({ root, logLevel: "warn", preview: { port: 4173, strictPort: false, host: "localhost" } });

const address = server.httpServer.address();
if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
console.log(`http://localhost:${address.port}`);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => process.exit(0));
}
// npm passes a signal to the shell between it and us, and that shell dies of it without passing it on.
if (process.env.npm_lifecycle_event === "start") {
  setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, 300);
}
