#!/usr/bin/env node
// @ts-check
// npm run api -- --port 4566 [--seed S] [--scenario NAME] [--clock settle|manual|realtime|xN]
// Serves a simulated account to AWS clients, without a page: aws ecs list-clusters --endpoint-url http://127.0.0.1:4566
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { awsServer } from "./awsServer.mjs";
import { endWithParent } from "./endWithParent.mjs";
import { loadTypeScript } from "./loadTypeScript.mjs";
import { wireModels } from "./wireModels.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
endWithParent("api");

const { port, ...options } = said();
const { openHeadless, isFromHere, MOST_BODY_BYTES } = await loadTypeScript(root, "src/bridge/headless/main.ts", "api");
const headless = opened();
const server = awsServer({ answer: headless.answer, isFromHere, mostBodyBytes: MOST_BODY_BYTES });

server.on("error", (error) => fail(error.message));
server.listen(port, "127.0.0.1", () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === "object" ? address?.port : port}`);
});
// A call finds the world where the clock has it; between calls this keeps the way short.
setInterval(() => headless.beat(), 100);

function said() {
  try {
    const text = /** @type {const} */ ({ type: "string" });
    const { values } = parseArgs({ options: { port: { ...text, default: "4566" }, seed: text, scenario: text, clock: text } });
    const number = Number(values.port);
    if (!Number.isInteger(number) || number < 0 || number > 65_535) return fail(`${values.port} is no port.`);
    return { ...values, port: number };
  } catch (thrown) {
    return fail(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function opened() {
  try {
    return openHeadless(options, { models: wireModels(root), wallMs: () => performance.now(), log: (/** @type {string} */ line) => console.error(line) });
  } catch (thrown) {
    return fail(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(2);
}
