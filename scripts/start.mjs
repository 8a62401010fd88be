// @ts-check
/** npm start: builds the console, serves it, prints where, and stays until it is told to stop. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { endWithParent } from "./endWithParent.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

await build({ root, logLevel: "warn" });
const server = await preview({ root, logLevel: "warn", preview: { port: 4173, strictPort: false, host: "localhost" } });

const address = server.httpServer.address();
if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
console.log(`http://localhost:${address.port}`);

endWithParent("start");
