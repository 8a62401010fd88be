#!/usr/bin/env node
// @ts-check
/**
 * Makes the Retail store from nothing with the aws command line as it is installed here, in lines as the console writes
 * them, and compares what stands then with the store that the page opens. Of each service the first call that
 * creates, puts, runs and so on is made by aws, for it takes seconds to start. Where there is no aws it says so.
 */
import { execFile, spawn, spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, promisify } from "node:util";
import { search } from "@jmespath-community/jmespath";
import { loadTypeScript } from "./loadTypeScript.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const version = spawnSync("aws", ["--version"], { encoding: "utf8" });
if (version.status !== 0) {
  console.log("skipped: no aws");
  process.exit(0);
}
console.log(version.stdout.trim());

/** Whatever this machine's own configuration says of accounts and outputs is not for here. */
const CLIENT = {
  AWS_ACCESS_KEY_ID: "a",
  AWS_SECRET_ACCESS_KEY: "b",
  AWS_DEFAULT_REGION: "us-east-1",
  AWS_DEFAULT_OUTPUT: "json",
  AWS_PAGER: "",
  AWS_CONFIG_FILE: join(root, "no-such-file"),
  AWS_SHARED_CREDENTIALS_FILE: join(root, "no-such-file"),
};

/** @typedef {{ address: string, end: () => void }} Api */
/** @typedef {(call: { service: string, operation: string, input: object }, query: string) => Promise<any>} Ask */
/** @type {Api[]} */
const open = [];
try {
  const { retailStore, formatCall, filledIn } = await loadTypeScript(root, "scripts/scenarioLines.ts", "command-line");
  const made = await api(["--seed", String(retailStore.seed), "--clock", "manual"]);
  const calls = await make(made, { scenario: retailStore, formatCall, filledIn });
  const prepared = await api(["--scenario", retailStore.id, "--clock", "manual"]);
  const [one, other] = await Promise.all([
    described((call, query) => aws(made, `${formatCall(call)} --query '${query}'`)),
    described(async (call, query) => search((await post(prepared, "call", call)).output, query)),
  ]);
  if (!isDeepStrictEqual(one, other)) {
    console.error(`The store that aws made:\n${JSON.stringify(one, null, 1)}\nis not the one that the page opens:\n${JSON.stringify(other, null, 1)}`);
    process.exitCode = 1;
  } else {
    console.log(`${calls} kinds of lines made the store that the page opens: ${one.services.length} services, ${one.instances.length} instances, ${one.targets.length} targets`);
  }
} finally {
  for (const { end } of open) end();
}

/**
 * @param {Api} server
 * @param {{ scenario: any, formatCall: (call: object) => string, filledIn: (input: unknown, answers: Map<string, unknown>) => unknown }} how
 * @returns {Promise<number>} How many lines aws ran.
 */
async function make(server, { scenario, formatCall, filledIn }) {
  const written = new Set();
  const answers = new Map();
  /** @type {Map<string, Promise<unknown>>} */
  const expected = new Map();

  /** @param {any} step */
  async function makeCall({ call }) {
    for (const [, name = ""] of JSON.stringify(call.input).matchAll(/\$\{([\w-]+)/g)) answers.set(name, await expected.get(name));
    const input = filledIn(call.input, answers);
    const kind = `${call.service} ${/^[A-Z][a-z]+/.exec(call.operation)?.[0]}`;
    if (call.service === "physics" || written.has(kind)) return (await post(server, "call", { ...call, input })).output;
    written.add(kind);
    return aws(server, formatCall({ ...call, input }));
  }

  let now = 0;
  const instantOf = (/** @type {any} */ { atSeconds = 0 }) => atSeconds;
  for (const atSeconds of new Set(scenario.steps.map(instantOf))) {
    await post(server, "advance", { seconds: atSeconds - now });
    now = atSeconds;
    // Starting aws takes a second; services need not wait for one another, but for the answers they speak of.
    const lasts = new Map();
    for (const step of scenario.steps.filter((/** @type {any} */ one) => instantOf(one) === atSeconds)) {
      const made = (lasts.get(step.call.service) ?? Promise.resolve()).then(() => makeCall(step));
      lasts.set(step.call.service, made);
      if (step.as !== undefined) expected.set(step.as, made);
    }
    await Promise.all(lasts.values());
  }
  await post(server, "advance", { seconds: scenario.openAtSeconds - now });
  return written.size;
}

/**
 * What can be compared of two accounts whose ids differ.
 * @param {Ask} ask
 */
async function described(ask) {
  /** @param {object[]} list */
  const sorted = (list) => list.map((one) => JSON.stringify(one)).toSorted();
  const [services, containerInstances, TargetGroupArn] = await Promise.all([
    ask({ service: "ecs", operation: "ListServices", input: { cluster: "retail" } }, "serviceArns"),
    ask({ service: "ecs", operation: "ListContainerInstances", input: { cluster: "retail" } }, "containerInstanceArns"),
    ask({ service: "elbv2", operation: "DescribeTargetGroups", input: {} }, "TargetGroups[0].TargetGroupArn"),
  ]);
  return {
    services: sorted(
      await ask(
        { service: "ecs", operation: "DescribeServices", input: { cluster: "retail", services } },
        "services[].[serviceName,taskDefinition,desiredCount,runningCount,pendingCount,status,schedulingStrategy,length(loadBalancers),healthCheckGracePeriodSeconds]",
      ),
    ),
    instances: sorted(
      await ask(
        { service: "ecs", operation: "DescribeContainerInstances", input: { cluster: "retail", containerInstances } },
        'containerInstances[].[status,agentConnected,registeredResources[?name==`"MEMORY"`].integerValue,attributes[?name==`"ecs.availability-zone"`].value]',
      ),
    ),
    targets: sorted(await ask({ service: "elbv2", operation: "DescribeTargetHealth", input: { TargetGroupArn } }, "TargetHealthDescriptions[].[TargetHealth.State]")),
  };
}

/**
 * @param {Api} server
 * @param {string} line
 */
async function aws(server, line) {
  const env = { ...process.env, ...CLIENT, AWS_ENDPOINT_URL: server.address };
  const { stdout } = await promisify(execFile)("sh", ["-c", line], { env });
  return stdout.trim() === "" ? {} : JSON.parse(stdout);
}

/**
 * @param {Api} server
 * @param {string} path
 * @param {object} body
 * @returns {Promise<any>}
 */
async function post({ address }, path, body) {
  const response = await fetch(`${address}/_playground/${path}`, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

/**
 * @param {string[]} options
 * @returns {Promise<Api>}
 */
function api(options) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "scripts/api.mjs"), "--port", "0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout.once("data", (line) => {
      const server = { address: String(line).trim(), end: () => void child.kill() };
      open.push(server);
      resolve(server);
    });
  });
}
