import type { TaskDefinitionDescription } from "../../account/description.ts";
import type { ContainerDefinition, PortMapping, RegisterTaskDefinitionRequest, TaskDefinition } from "../../generated/ecs.ts";
import { needsOf, networkModeOf, normalizedTaskDefinition, type TaskNeeds } from "../../rules/taskDefinition.ts";
import { taskDefinitionProblems } from "../../taskDefinitionProblems.ts";
import { EPHEMERAL_PORTS } from "../../rules/ports.ts";
import { IMAGE, NAME } from "../../rules/names.ts";
import { inputOfRevision } from "../revisionInput.ts";
import { importedTaskDefinition } from "../taskDefinition.ts";
import { type Fields, partsOf, tagsOf, textOf, wholeOf } from "./fields.ts";
import { interfaceDetails } from "./network.ts";
import type { Item, Items } from "./items.ts";
import { revisionIn } from "./names.ts";
import { NOWHERE, type Report } from "./remark.ts";
import type { Times } from "./times.ts";

/** A revision that the account will have. */
export interface DraftDefinition {
  readonly key: string;
  readonly input: RegisterTaskDefinitionRequest;
  /** As it is kept, and what a task of it needs. */
  readonly definition: TaskDefinition;
  readonly needs: TaskNeeds;
  readonly containers: readonly ContainerDefinition[];
  readonly isAwsvpc: boolean;
}

/** What keeps the tables small; a text that names more is no account of one Region. */
const MOST = 10_000;

/** The task definitions that a text describes, and those that stand for the ones it only names. */
export class DefinitionsDraft {
  readonly #drafts = new Map<string, DraftDefinition>();
  readonly #described: TaskDefinitionDescription[] = [];
  readonly #report: Report;

  constructor(items: Items, { times, report }: { readonly times: Times; readonly report: Report }) {
    this.#report = report;
    for (const { fields, ...spot } of items.taskDefinition) {
      const named = revisionIn(textOf(fields, "taskDefinitionArn", 2_048));
      if (named === undefined) {
        report.leftOut(spot, "Task definition", "Its ARN names no revision.");
        continue;
      }
      const what = `Task definition ${named.key}`;
      const { input, problems, remarks } = importedTaskDefinition(fields, { what, path: [], name: named.family });
      const given = inputOfRevision({ ...(input as TaskDefinition), family: named.family });
      const problem = [...problems, ...taskDefinitionProblems(given)].find(({ severity }) => severity === "error");
      if (problem !== undefined) {
        report.leftOut(spot, what, problem.message);
        continue;
      }
      for (const { text, before = "" } of remarks.filter(({ kind }) => kind === "notUnderstood").slice(0, 20)) report.leftOut(spot, what, `${before} ${text}`.trim());
      const status = textOf(fields, "status") === "INACTIVE" ? "INACTIVE" : "ACTIVE";
      if (this.#add(named, given, { status, tags: tagsOf(fields, "tags"), registeredAgo: times.since(fields, "registeredAt") })) report.used(spot, what);
    }
  }

  get described(): readonly TaskDefinitionDescription[] {
    return this.#described;
  }

  find(arn: string | undefined): DraftDefinition | undefined {
    return this.#drafts.get(revisionIn(arn)?.key ?? "");
  }

  /** The revision by that ARN, or one made up from the tasks that run it; undefined when the ARN names none. */
  need(arn: string | undefined, { tasks, loadBalancers }: { readonly tasks: readonly Item[]; readonly loadBalancers: readonly Fields[] }): DraftDefinition | undefined {
    const named = revisionIn(arn);
    if (named === undefined) return undefined;
    const known = this.#drafts.get(named.key);
    if (known !== undefined) return known;
    const seen = tasks.find(({ fields }) => revisionIn(textOf(fields, "taskDefinitionArn", 2_048))?.key === named.key)?.fields;
    const input = standIn(named.family, seen, loadBalancers);
    if (taskDefinitionProblems(input).some(({ severity }) => severity === "error")) return undefined;
    const from = seen === undefined ? "It is not described: it has one small container here." : "It is not described: its containers are as one of its tasks has them.";
    this.#report.assumed(NOWHERE, `Task definition ${named.key}`, from);
    return this.#add(named, input, { status: "ACTIVE", tags: [], registeredAgo: 0 });
  }

  /** A revision of our own, for what is not known. The family counts on by itself. */
  add(input: RegisterTaskDefinitionRequest): DraftDefinition | undefined {
    const revision = this.#described.filter(({ family }) => family === input.family).length + 1;
    const named = { family: input.family, revision, key: `${input.family}:${revision}` };
    return this.#drafts.has(named.key) ? undefined : this.#add(named, input, { status: "ACTIVE", tags: [], registeredAgo: 0 });
  }

  #add(
    { family, revision, key }: { readonly family: string; readonly revision: number; readonly key: string },
    input: RegisterTaskDefinitionRequest,
    as: Pick<TaskDefinitionDescription, "status" | "tags" | "registeredAgo">,
  ): DraftDefinition | undefined {
    if (this.#described.length >= MOST) return undefined;
    const definition = normalizedTaskDefinition(input);
    const containers = definition.containerDefinitions ?? [];
    const draft = { key, input, definition, needs: needsOf(definition), containers, isAwsvpc: networkModeOf(definition) === "awsvpc" };
    this.#drafts.set(key, draft);
    this.#described.push({ family, revision, ...as, definition: input });
    return draft;
  }
}

/** A definition after what a task of it shows: names, images, sizes, ports. */
function standIn(family: string, task: Fields | undefined, loadBalancers: readonly Fields[]): RegisterTaskDefinitionRequest {
  const isAwsvpc = task !== undefined && interfaceDetails(task).size > 0;
  const shown = task === undefined ? [] : partsOf(task, "containers").filter((one) => NAME.test(textOf(one, "name") ?? ""));
  const containers = shown.slice(0, 10).map((container) => containerFrom(container, isAwsvpc));
  const balanced = loadBalancers.flatMap((one): ContainerDefinition[] => {
    const name = textOf(one, "containerName") ?? "";
    const containerPort = wholeOf(one, "containerPort", { least: 1, most: 65_535 });
    return NAME.test(name) && containerPort !== undefined ? [{ ...SMALL, name, image: name, portMappings: [{ containerPort }] }] : [];
  });
  const { cpu, memory } = ownSize(task, containers);
  return {
    family,
    ...(isAwsvpc ? { networkMode: "awsvpc" as const } : {}),
    ...(cpu === undefined ? {} : { cpu: String(cpu) }),
    ...(memory === undefined ? {} : { memory: String(memory) }),
    containerDefinitions: containers.length > 0 ? containers.map((one) => within(one, memory)) : balanced.length > 0 ? balanced.slice(0, 1) : [{ ...SMALL, name: family, image: family.toLowerCase() }],
  };
}

/** The size of the task's own, where it has one: ECS tells the sum of its containers otherwise. */
function ownSize(task: Fields | undefined, containers: readonly ContainerDefinition[]): { readonly cpu?: number; readonly memory?: number } {
  const cpu = task === undefined ? undefined : wholeText(task, "cpu");
  const memory = task === undefined ? undefined : wholeText(task, "memory");
  const sums = needsOf({ containerDefinitions: [...containers] });
  return {
    ...(cpu === undefined || cpu < 128 || cpu === sums.cpuUnits ? {} : { cpu }),
    ...(memory === undefined || memory < 6 || memory === sums.memoryMiB ? {} : { memory }),
  };
}

/** No container has more than its task. */
function within(container: ContainerDefinition, memory: number | undefined): ContainerDefinition {
  if (memory === undefined) return container;
  const { memory: hard, memoryReservation: soft, ...rest } = container;
  return { ...rest, ...(hard === undefined ? {} : { memory: Math.min(hard, memory) }), ...(soft === undefined ? {} : { memoryReservation: Math.min(soft, memory) }) };
}

const SMALL = { cpu: 64, memoryReservation: 128 } as const;

function containerFrom(container: Fields, isAwsvpc: boolean): ContainerDefinition {
  const name = textOf(container, "name") ?? "";
  const image = textOf(container, "image") ?? "";
  const cpu = wholeText(container, "cpu");
  const memory = wholeText(container, "memory");
  const memoryReservation = wholeText(container, "memoryReservation");
  const gpus = partsCount(container, "gpuIds");
  const ports = isAwsvpc ? [] : mappingsFrom(container);
  return {
    name,
    image: IMAGE.test(image) && image !== "" ? image : name.toLowerCase(),
    ...(cpu === undefined || cpu === 0 ? {} : { cpu }),
    ...(memory === undefined || memory < 6 ? {} : { memory }),
    ...(memoryReservation === undefined || memoryReservation < 6 ? (memory === undefined || memory < 6 ? { memoryReservation: 128 } : {}) : { memoryReservation }),
    ...(gpus === 0 ? {} : { resourceRequirements: [{ type: "GPU" as const, value: String(gpus) }] }),
    ...(ports.length === 0 ? {} : { portMappings: ports }),
  };
}

/** A host port from the ephemeral range was given out; any other was asked for. */
function mappingsFrom(container: Fields): readonly PortMapping[] {
  const mappings = new Map<string, PortMapping>();
  for (const binding of partsOf(container, "networkBindings").slice(0, 100)) {
    const containerPort = wholeOf(binding, "containerPort", { least: 1, most: 65_535 });
    const hostPort = wholeOf(binding, "hostPort", { least: 1, most: 65_535 });
    const protocol = textOf(binding, "protocol") === "udp" ? "udp" : "tcp";
    if (containerPort === undefined || hostPort === undefined) continue;
    const isDynamic = hostPort >= EPHEMERAL_PORTS.first && hostPort <= EPHEMERAL_PORTS.last;
    mappings.set(`${containerPort}/${protocol}`, { containerPort, hostPort: isDynamic ? 0 : hostPort, protocol });
  }
  return [...mappings.values()];
}

/** A number that ECS writes as text. */
function wholeText(fields: Fields, name: string): number | undefined {
  const text = textOf(fields, name, 10);
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : wholeOf(fields, name);
}

function partsCount(fields: Fields, name: string): number {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return Array.isArray(value) ? Math.min(value.length, 16) : 0;
}

/** Whether a container of it has such a port. */
export function hasPort({ containers }: DraftDefinition, containerName: string, containerPort: number | undefined): boolean {
  return containers.find(({ name }) => name === containerName)?.portMappings?.some((mapping) => mapping.containerPort === containerPort) === true;
}
