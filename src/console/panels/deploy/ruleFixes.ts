import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "../../../aws/generated/ecs.ts";
import { iamArn } from "../../../aws/arn.ts";
import { cpuUnitsFrom, FARGATE_SIZES, memoryMiBFrom } from "../../../aws/rules/taskSize.ts";
import type { DraftProblem } from "./analysis.ts";
import { valueAt } from "../../../lib/valueAt.ts";
import { type Advice, containerAt, type Fix, isNear } from "./fix.ts";

/** Advice on what ECS's rules say, found by its words. */
export interface RuleFix {
  readonly says: RegExp;
  readonly advice: (problem: DraftProblem, input: RegisterTaskDefinitionRequest) => Advice;
}

/** The first that fits counts. What is not here speaks for itself, and has no obvious way out. */
export const RULE_FIXES: readonly RuleFix[] = [
  { says: /^No Fargate configuration exists/, advice: fargateSize },
  { says: /^Fargate requires that 'cpu'/, advice: ({ path }) => just("Fargate sells tasks in sizes.", set("Use 256", path, "256")) },
  { says: /^Fargate requires that 'memory'/, advice: ({ path }) => just("Fargate sells tasks in sizes.", set("Use 512", path, "512")) },
  { says: /^Fargate only supports network mode/, advice: ({ path }) => just("Each Fargate task has a network interface of its own.", set("Use awsvpc", path, "awsvpc")) },
  { says: /execution role ARN/, advice: () => just("ECS pulls images and writes logs with this role.", set("Add a role", ["executionRoleArn"], ROLE)) },
  { says: /must also specify a value for 'executionRoleArn'/, advice: () => just("ECS reads secrets with this role.", set("Add a role", ["executionRoleArn"], ROLE)) },
  { says: /^Invalid 'cpu' setting for task/, advice: ({ path }, input) => taskAmount(path, cpuUnitsFrom(String(input.cpu)), [128, 256], "A task's cpu is text: CPU units from 128 to 196608, or vCPUs as in \"1 vCPU\".") },
  { says: /^Invalid 'memory' setting for task/, advice: ({ path }) => taskAmount(path, undefined, [512, 1024], 'A task\'s memory is text: MiB as in "512", or "1 GB".') },
  { says: /^At least one of|Invalid setting for container.*At least one of 'memory'/, advice: memoryMissing },
  { says: /'memory' must be greater than or equal to 'memoryReservation'/, advice: reservationTooLarge },
  { says: /is greater than for the task\.$/, advice: raiseTaskMemory },
  { says: /^The sum of all container '(memory|memoryReservation)' values/, advice: raiseTaskMemory },
  { says: /^The sum of all container 'cpu' values/, advice: raiseTaskCpu },
  { says: /^Invalid '(cpu|memory|memoryReservation)' setting for container/, advice: ({ path }) => just(null, set(path.at(-1) === "cpu" ? "Use 0" : "Use 128", path, path.at(-1) === "cpu" ? 0 : 128)) },
  { says: /doesn't have any essential container/, advice: makeEssential },
  { says: /^Container names must be unique/, advice: renameContainer },
  { says: /contains invalid characters/, advice: validName },
  { says: /host ports and container ports in port mappings must match/, advice: matchPorts },
  { says: /^Port mappings are not supported/, advice: ({ path }) => just(null, set("Remove the mappings", path, undefined)) },
  { says: /host port '\d+' is mapped multiple times/, advice: freePort },
  { says: /(is|are) not supported (on container )?when networkMode=/, advice: ({ path }) => just(null, set("Remove it", path, undefined)) },
  { says: /APPMESH proxy configuration is only supported/, advice: ({ path }) => just(null, set("Remove it", path, undefined)) },
  { says: /^Cannot depend on container/, advice: otherContainer },
  { says: /^Cannot (link to|use volumes from) container/, advice: ({ path }) => just(null, set("Remove it", /^\d+$/.test(String(path.at(-1))) ? path : path.slice(0, -1), undefined)) },
  { says: /^Container dependsOn contains a cycle/, advice: ({ path }) => just("The containers wait for each other, and none would start.", set("Remove its dependsOn", path, undefined)) },
  { says: /HEALTHY condition must have health check/, advice: healthyDependency },
  { says: /SUCCESS or COMPLETE condition cannot be an essential/, advice: essentialDependency },
  { says: /must be between (\d+) and (\d+)$/, advice: intoRange },
  { says: /timeout on container .* must be at least 2 seconds/, advice: ({ path }) => just(null, set("Use 2", path, 2)) },
  { says: /(start|stop) timeout of less than 120/, advice: ({ path }) => just(null, set("Use 120", path, 120)) },
  { says: /health check command should start with/, advice: ({ path }, input) => just(null, set("Add CMD", path, ["CMD", ...asList(valueAt(input, path))])) },
  { says: /^Unknown volume/, advice: unknownVolume },
  { says: /do not support EphemeralStorage|do not support constraints|do not support pidMode|compatible task definitions do not support|setting be 'false'/, advice: ({ path }) => just(null, set("Remove it", path, undefined)) },
  { says: /no task of it can run\.$/, advice: onEc2 },
  { says: /reserves port|lies in the ephemeral range/, advice: ({ path }) => just(null, set("Use 0, a dynamic port", path, 0)) },
];

const ROLE = iamArn("role/ecsTaskExecutionRole");

const just = (plain: string | null, ...fixes: readonly Fix[]): Advice => ({ plain, fixes });

const set = (label: string, path: DraftProblem["path"], value: unknown): Fix => ({ label, sets: [{ path, value }] });

/** The sizes that Fargate has for this CPU, the nearest first; and the CPU that this memory needs. */
function fargateSize(_problem: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const cpuUnits = cpuUnitsFrom(String(input.cpu)) ?? 0;
  const memoryMiB = memoryMiBFrom(String(input.memory)) ?? 0;
  const distance = (amount: number, from: number) => Math.abs(amount - from);
  const size = FARGATE_SIZES.find((one) => one.cpuUnits === cpuUnits);
  if (size === undefined) {
    const near = FARGATE_SIZES.map((one) => one.cpuUnits).toSorted((a, b) => distance(a, cpuUnits) - distance(b, cpuUnits)).slice(0, 3);
    const all = FARGATE_SIZES.map((one) => one.cpuUnits).join(", ");
    return just(`Fargate has no task with ${cpuUnits} CPU units. It has ${all}.`, ...near.map((units) => set(`Use ${units}`, ["cpu"], String(units))));
  }
  const near = size.memoryMiB.toSorted((a, b) => distance(a, memoryMiB) - distance(b, memoryMiB)).slice(0, 4);
  const least = size.memoryMiB[0] ?? 0;
  const most = size.memoryMiB.at(-1) ?? 0;
  const plain = `With ${cpuUnits} CPU units, memory can be ${grouped(least)} to ${grouped(most)} MiB${size.memoryMiB.length > 4 ? ", in steps" : `: ${size.memoryMiB.join(", ")}`}.`;
  const larger = FARGATE_SIZES.find((one) => one.memoryMiB.includes(memoryMiB));
  return just(
    plain,
    ...near.map((mib) => set(`Use ${mib}`, ["memory"], String(mib))),
    ...(larger === undefined ? [] : [set(`${larger.cpuUnits > cpuUnits ? "Raise" : "Lower"} CPU to ${larger.cpuUnits}`, ["cpu"], String(larger.cpuUnits))]),
  );
}

function taskAmount(path: DraftProblem["path"], given: number | undefined, offered: readonly number[], plain: string): Advice {
  const near = offered.toSorted((a, b) => Math.abs(a - (given ?? 0)) - Math.abs(b - (given ?? 0)));
  return just(plain, ...near.map((amount) => set(`Use ${amount}`, path, String(amount))), set("Remove it", path, undefined));
}

function memoryMissing({ path }: DraftProblem): Advice {
  const container = path.slice(0, 2);
  return just("A container needs a hard limit (memory) or a soft one (memoryReservation), unless the task has a size.", set("Set memory to 128", [...container, "memory"], 128), set("Set memoryReservation to 128", [...container, "memoryReservation"], 128));
}

function reservationTooLarge({ path }: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const { memory, memoryReservation } = containerAt(input, path) ?? {};
  return just("The soft limit lies within the hard one.", set(`Use ${memory}`, path, memory), set(`Raise memory to ${memoryReservation}`, [...path.slice(0, 2), "memory"], memoryReservation));
}

function raiseTaskMemory(_problem: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const containers = asList(input.containerDefinitions) as readonly ContainerDefinition[];
  const sum = containers.reduce((all, one) => all + amount(one.memoryReservation ?? one.memory), 0);
  const most = Math.max(...containers.map(({ memory }) => amount(memory)), sum);
  return just(`The containers need ${grouped(most)} MiB.`, set(`Raise the task's memory to ${most}`, ["memory"], String(most)));
}

function raiseTaskCpu(_problem: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const sum = (asList(input.containerDefinitions) as readonly ContainerDefinition[]).reduce((all, { cpu }) => all + amount(cpu), 0);
  return just(`The containers need ${grouped(sum)} CPU units.`, set(`Raise the task's cpu to ${sum}`, ["cpu"], String(sum)));
}

function makeEssential(_problem: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const name = input.containerDefinitions[0]?.name ?? "the first";
  return just("When an essential container stops, the task stops.", set(`Make ${name} essential`, ["containerDefinitions", 0, "essential"], true));
}

function renameContainer({ path }: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const name = String(valueAt(input, path));
  const taken = new Set(input.containerDefinitions.map((one) => one.name));
  let number = 2;
  while (taken.has(`${name}-${number}`)) number++;
  return just(null, set(`Name it ${name}-${number}`, path, `${name}-${number}`));
}

function validName({ path }: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const isImage = path.at(-1) === "image";
  const plain = isImage ? "An image has letters, digits and _ - . : / @ #, up to 255." : "Letters, digits, _ and -, up to 255.";
  const valid = String(valueAt(input, path)).replace(isImage ? /[^A-Za-z0-9_\-.:/@#]+/g : /[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 255);
  return valid === "" ? just(plain) : just(plain, set(`Use ${valid.slice(0, 32)}`, path, valid));
}

function matchPorts({ path }: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const port = valueAt(input, [...path.slice(0, -1), "containerPort"]);
  return just("In this mode a container's port is its host port.", set(`Use host port ${String(port)}`, path, port), set("Remove hostPort", path, undefined));
}

function freePort({ path }: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const mode = input.networkMode ?? "bridge";
  const dynamic = mode === "bridge" && path.at(-1) === "hostPort" ? [set("Use 0, a dynamic port", path, 0)] : [];
  return just("One host port takes one container.", ...dynamic, set("Remove this mapping", path.slice(0, -1), undefined));
}

function otherContainer({ path }: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const given = String(valueAt(input, path));
  const own = containerAt(input, path)?.name;
  const others = input.containerDefinitions.map(({ name }) => name).filter((name) => name !== undefined && name !== own);
  const near = others.filter((name) => isNear(name ?? "", given));
  const offered = (near.length > 0 ? near : others).slice(0, 3);
  return just(null, ...offered.map((name) => set(`Depend on ${name}`, path, name)), set("Remove it", path.slice(0, -1), undefined));
}

function healthyDependency({ path }: DraftProblem): Advice {
  return just("Without a health check a container is never HEALTHY.", set("Wait for START", path, "START"));
}

function essentialDependency({ path }: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const name = valueAt(input, [...path.slice(0, -1), "containerName"]);
  const place = input.containerDefinitions.findIndex((one) => one.name === name);
  const calm = set(`Make ${String(name)} non-essential`, ["containerDefinitions", place, "essential"], false);
  return just("An essential container that ends takes the task with it.", set("Wait for START", path, "START"), ...(place < 0 ? [] : [calm]));
}

function intoRange({ path, message }: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const [, least, most] = /between (\d+) and (\d+)$/.exec(message) ?? [];
  const near = amount(valueAt(input, path)) < Number(least) ? Number(least) : Number(most);
  return just(null, set(`Use ${near}`, path, near), set("Remove it", path, undefined));
}

function unknownVolume({ path }: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const name = valueAt(input, path);
  const volumes = asList(input.volumes);
  const add = set(`Add volume ${String(name)}`, ["volumes", volumes.length], { name });
  return just(null, ...(typeof name === "string" && name !== "" ? [add] : []), set("Remove the mount", path.slice(0, -1), undefined));
}

/** The same task on container instances, with ports that are found when it starts. */
function onEc2(_problem: DraftProblem, input: RegisterTaskDefinitionRequest): Advice {
  const there = (member: "ephemeralStorage" | "proxyConfiguration") => (input[member] === undefined ? [] : [{ path: [member], value: undefined }]);
  const hostPorts = asList(input.containerDefinitions).flatMap((container, i) =>
    asList(valueAt(container, ["portMappings"])).flatMap((mapping, j) =>
      valueAt(mapping, ["hostPort"]) === undefined ? [] : [{ path: ["containerDefinitions", i, "portMappings", j, "hostPort"], value: undefined }],
    ),
  );
  const sets = [{ path: ["requiresCompatibilities"], value: ["EC2"] }, { path: ["networkMode"], value: "bridge" }, ...there("ephemeralStorage"), ...there("proxyConfiguration"), ...hostPorts];
  return just(null, { label: "Run on EC2 in bridge mode", sets });
}

const amount = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as readonly unknown[]) : []);
const grouped = (value: number): string => value.toLocaleString("en");
