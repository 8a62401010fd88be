// @ts-check
/** npm start [-- --port 4173]: builds the console, serves it, prints where, and stays until it is told to stop. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, preview } from "vite";
import { endWithParent } from "./endWithParent.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { values } = parseArgs({ options: { port: { type: "string" } } });
const port = Number(values.port ?? 4173);

await build({ root, logLevel: "warn" });
// Whoever names a port means it.
const server = await preview({ root, logLevel: "warn", preview: { port, strictPort: values.port !== undefined, host: "localhost" } });

const address = server.httpServer.address();
if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
console.log(`http://localhost:${address.port}`);
console.log(`http://localhost:${address.port}/aws answers AWS clients while a tab has the page open.`);

endWithParent("start");
