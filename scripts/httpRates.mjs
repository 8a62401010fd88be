// @ts-check
/**
 * How many requests a second `npm run api` answers, beside moto_server where that is installed: the same client, the
 * same hundred instances and two thousand tasks, turn and turn about.
 */
import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { freePort } from "./freePort.mjs";

const INSTANCES = 100;
const TASKS = 2_000;
const TURNS = 7;
/** Of one operation on one server, in milliseconds. */
const TURN_MS = 250;

const OPERATIONS = /** @type {const} */ (["RunTask", "DescribeTasks", "ListTasks", "UpdateService"]);

/**
 * @typedef {(typeof OPERATIONS)[number]} Operation
 * @typedef {Record<Operation, number[]>} Rates Requests a second, one figure for each turn.
 */

/**
 * @param {string} root
 * @returns {Promise<{ ours: Rates, ratios: number[], peer: string | null }>} `ratios` is empty without moto_server.
 */
export async function httpRates(root) {
  /** @type {Server[]} */
  const servers = [];
  try {
    servers.push(await opened("npm run api", (port) => [process.execPath, join(root, "scripts/api.mjs"), "--port", String(port), "--clock", "manual"]));
    const moto = await opened("moto_server", (port) => ["moto_server", "-H", "127.0.0.1", "-p", String(port)]).catch(() => null);
    if (moto !== null) servers.push(moto);
    for (const server of servers) await fill(server);
    const [ours, theirs] = await rates(servers);
    if (ours === undefined) throw new Error("nothing was measured");
    const ratios = theirs === undefined ? [] : Array.from({ length: TURNS }, (_, turn) => mean(ours, turn) / mean(theirs, turn));
    return { ours, ratios, peer: moto?.name ?? null };
  } finally {
    for (const { end } of servers) end();
  }
}

/**
 * @typedef {object} Server
 * @property {string} name
 * @property {(target: string, input: object) => Promise<any>} json A call in AWS JSON, as ECS speaks it.
 * @property {(form: string) => Promise<string>} query A call in EC2's form.
 * @property {() => void} end
 */

/**
 * @param {string} name
 * @param {(port: number) => string[]} line
 * @returns {Promise<Server>} Rejects when the program is not there, or does not answer within twenty seconds.
 */
async function opened(name, line) {
  const port = await freePort("127.0.0.1");
  const [program = "", ...args] = line(port);
  const child = spawn(program, args, { stdio: "ignore" });
  const gone = new Promise((_, reject) => child.once("error", reject).once("exit", (code) => reject(new Error(`${name} ended with ${code}`))));
  gone.catch(() => undefined);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = sender(port, agent);
  const end = () => {
    agent.destroy();
    child.kill();
  };
  const json = async (/** @type {string} */ target, /** @type {object} */ input) => JSON.parse(await send("ecs", JSON.stringify(input), { "x-amz-target": `AmazonEC2ContainerServiceV20141113.${target}`, "content-type": "application/x-amz-json-1.1" }));
  const query = (/** @type {string} */ form) => send("ec2", form, { "content-type": "application/x-www-form-urlencoded; charset=utf-8" });
  try {
    for (let tries = 0; ; tries++) {
      const answered = await Promise.race([json("ListClusters", {}).then(() => true, () => false), gone]);
      if (answered) return { name, json, query, end };
      if (tries === 100) throw new Error(`${name} does not answer`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } catch (thrown) {
    end();
    throw thrown;
  }
}

/**
 * @param {number} port
 * @param {Agent} agent
 */
function sender(port, agent) {
  return (/** @type {string} */ service, /** @type {string} */ body, /** @type {Record<string, string>} */ headers) =>
    /** @type {Promise<string>} */ (
      new Promise((resolve, reject) => {
        const authorization = `AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
        const sent = request({ host: "127.0.0.1", port, agent, method: "POST", path: "/", headers: { ...headers, authorization, "content-length": Buffer.byteLength(body) } }, (response) => {
          /** @type {Buffer[]} */
          const pieces = [];
          response.on("data", (piece) => pieces.push(piece));
          response.on("end", () => {
            const text = Buffer.concat(pieces).toString();
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`${response.statusCode} ${text.slice(0, 300)}`));
          });
          response.on("error", reject);
        });
        sent.on("error", reject);
        sent.end(body);
      })
    );
}

/**
 * The same account in each: instances that register by their documents, and tasks that somebody runs.
 * @param {Server} server
 */
async function fill({ json, query }) {
  await json("CreateCluster", { clusterName: "bench" });
  const answer = await query(`Action=RunInstances&Version=2016-11-15&ImageId=ami-12c6146b&MinCount=${INSTANCES}&MaxCount=${INSTANCES}`);
  const ids = [...answer.matchAll(/<instanceId>([^<]+)</g)].map(([, id]) => id);
  if (ids.length !== INSTANCES) throw new Error(`${ids.length} instances were launched`);
  for (const instanceId of ids) {
    await json("RegisterContainerInstance", { cluster: "bench", instanceIdentityDocument: JSON.stringify({ instanceId, region: "us-east-1" }), instanceIdentityDocumentSignature: "unsigned" });
  }
  const containerDefinitions = [{ name: "app", image: "nginx", cpu: 16, memory: 16 }];
  await json("RegisterTaskDefinition", { family: "app", containerDefinitions });
  for (let tasks = 0; tasks < TASKS; tasks += 10) {
    const { failures } = await json("RunTask", { cluster: "bench", taskDefinition: "app", count: 10 });
    if (failures.length > 0) throw new Error(`a task has no place: ${JSON.stringify(failures[0])}`);
  }
  await json("CreateService", { cluster: "bench", serviceName: "web", taskDefinition: "app", desiredCount: 1 });
}

/**
 * @param {readonly Server[]} servers
 * @returns {Promise<Rates[]>}
 */
async function rates(servers) {
  const described = await Promise.all(servers.map(async ({ json }) => (await json("ListTasks", { cluster: "bench", maxResults: 100 })).taskArns));
  const found = servers.map(() => /** @type {Rates} */ ({ RunTask: [], DescribeTasks: [], ListTasks: [], UpdateService: [] }));
  /** @type {Record<Operation, (tasks: readonly string[], count: number) => object>} */
  const inputs = {
    RunTask: () => ({ cluster: "bench", taskDefinition: "app" }),
    DescribeTasks: (tasks) => ({ cluster: "bench", tasks }),
    ListTasks: () => ({ cluster: "bench" }),
    UpdateService: (_tasks, count) => ({ cluster: "bench", service: "web", desiredCount: 1 + (count % 2) }),
  };
  // The first turn makes code and connections warm, and is not counted.
  for (let turn = -1; turn < TURNS; turn++) {
    for (const operation of OPERATIONS) {
      for (const [i, { json }] of servers.entries()) {
        const rate = await rateOf((count) => json(operation, inputs[operation](described[i] ?? [], count)));
        if (turn >= 0) found[i]?.[operation].push(rate);
      }
    }
  }
  return found;
}

/** @param {(count: number) => Promise<unknown>} ask */
async function rateOf(ask) {
  const start = performance.now();
  for (let count = 1; ; count++) {
    await ask(count);
    const took = performance.now() - start;
    if (took >= TURN_MS) return (count * 1000) / took;
  }
}

/**
 * The geometric mean of a turn's rates.
 * @param {Rates} rates
 * @param {number} turn
 */
function mean(rates, turn) {
  const product = OPERATIONS.reduce((sofar, operation) => sofar * (rates[operation][turn] ?? Number.NaN), 1);
  return product ** (1 / OPERATIONS.length);
}
