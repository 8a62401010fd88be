import type { Call } from "../../../../aws/generated/api.ts";
import type { TaskDefinition } from "../../../../aws/generated/ecs.ts";
import { inputOfRevision } from "../../../../aws/import/revisionInput.ts";
import { capital } from "../../../../lib/capital.ts";
import { by } from "../../../../lib/compare.ts";
import { isBuiltInAttribute } from "../../../services/ecs/agent/attributes.ts";
import type { Cause } from "../../../services/ecs/placement/cause.ts";
import { greatest, withCpu, withHostPort, withMemory, withoutConstraint } from "../../../services/ecs/placement/changes.ts";
import type { Hindrance } from "../../../services/ecs/placement/hindrances.ts";
import { headlineOf, reasonOf } from "../../../services/ecs/placement/reasons.ts";
import type { ContainerInstanceRow } from "../../../services/ecs/tables.ts";
import type { ChangeUnit } from "../change.ts";
import { withRevision } from "../rewrite.ts";
import { fitsWith, offerSeveral, type Offer, type Search } from "../search.ts";
import { attributeWanted, withoutOfRequest } from "./constraints.ts";
import { likelyAmounts } from "./size.ts";
import { whereIs } from "./words.ts";

/** Instances that are tried, those that lack least first: each try is a few plans. */
const INSTANCES_TRIED = 3;

/**
 * What mends an instance that lacks several things: one part for each, all of which it takes. It is the smallest of its
 * kind: of memory and CPU as much is left as still fits, and without any one part the task does not.
 */
export function severalAtOnce(search: Search): Offer | null {
  const { hindrances } = search;
  const lossOf = ({ causes }: Hindrance) => causes.reduce((sum, cause) => sum + ("has" in cause ? (cause.needs - cause.has) / cause.needs : 0), 0);
  const mendable = hindrances
    .flatMap((hindrance) => {
      const parts = hindrance.causes.map((cause) => partFor(search, hindrance.instance, cause));
      return hindrance.causes.length < 2 || parts.includes(undefined) ? [] : [{ hindrance, parts: parts.filter((part) => part !== undefined) }];
    })
    .toSorted(by(({ parts }) => parts.length, ({ hindrance }) => lossOf(hindrance)));
  for (const { hindrance, parts } of mendable.slice(0, INSTANCES_TRIED)) {
    const sized = parts.reduce<readonly Part[]>((sofar, _part, at) => grown(search, sofar, at), parts);
    const calls = callsWith(search, sized);
    const lessers = sized.map((part) => callsWith(search, sized.flatMap((one) => (one === part ? oneLess(one) : [one]))));
    if (calls === undefined || lessers.includes(undefined)) continue;
    const draft = {
      title: titleOf(sized),
      detail: detailOf(search, hindrance),
      unit: { kind: "several", units: sized.map(({ unit }) => unit) },
    } as const;
    const found = offerSeveral(search, draft, calls, lessers.filter((one) => one !== undefined));
    if (found !== null) return found;
  }
  return null;
}

/** One of several changes: what it makes of the revision, or of the calls. */
interface Part {
  readonly unit: Extract<ChangeUnit, { readonly kind: "memory" | "cpu" | "port" | "constraint" | "attribute" | "active" }>;
  /** For example `ask for 256 MiB`. */
  readonly words: string;
  readonly revise?: (definition: TaskDefinition) => TaskDefinition | undefined;
  readonly amend?: (calls: readonly Call[]) => readonly Call[];
  /** Of what comes in amounts: how much it is, how much was asked for before, and the same part with another amount. */
  readonly size?: { readonly kind: "memory" | "cpu"; readonly amount: number; readonly before: number; readonly at: (amount: number) => Part };
}

/** undefined: nothing mends this cause at once, save room. */
function partFor(search: Search, instance: ContainerInstanceRow, cause: Cause): Part | undefined {
  switch (cause.kind) {
    case "memory":
      return memoryPart(search, cause.has);
    case "cpu":
      return cpuPart(search, cause.has);
    case "port": {
      const { port, protocol } = cause;
      const unit = { kind: "port", hostPort: 0, before: port, protocol } as const;
      return { unit, words: "let the agent choose the host port", revise: (definition) => withHostPort(definition, { port, protocol, hostPort: 0 }) };
    }
    case "status":
      return activePart(instance);
    case "attribute":
      return attributePart(search, instance, cause);
    case "memberOf":
      return attributePart(search, instance, cause) ?? constraintPart(search, cause);
    case "distinctInstance": {
      const unit = { kind: "constraint", expression: null, from: "request" } as const;
      return { unit, words: "drop the constraint distinctInstance", amend: (calls) => withoutOfRequest(search, null, calls) };
    }
    default:
      return undefined;
  }
}

function memoryPart(search: Search, memoryMiB: number): Part {
  const { needs } = search.subject;
  const before = needs.memoryMiB;
  return {
    unit: { kind: "memory", memoryMiB, before },
    words: `ask for ${memoryMiB} MiB instead of ${before}`,
    revise: (definition) => withMemory(definition, needs, memoryMiB),
    size: { kind: "memory", amount: memoryMiB, before, at: (amount) => memoryPart(search, amount) },
  };
}

function cpuPart(search: Search, cpuUnits: number): Part {
  const { needs } = search.subject;
  const before = needs.cpuUnits;
  return {
    unit: { kind: "cpu", cpuUnits, before },
    words: `ask for ${cpuUnits} CPU units instead of ${before}`,
    revise: (definition) => withCpu(definition, needs, cpuUnits),
    size: { kind: "cpu", amount: cpuUnits, before, at: (amount) => cpuPart(search, amount) },
  };
}

function activePart({ containerInstanceArn, clusterArn, status }: ContainerInstanceRow): Part | undefined {
  if (status !== "DRAINING") return undefined;
  const input = { cluster: clusterArn, containerInstances: [containerInstanceArn], status: "ACTIVE" };
  const call: Call = { service: "ecs", operation: "UpdateContainerInstancesState", input };
  return { unit: { kind: "active", containerInstanceArn }, words: "set the instance ACTIVE again", amend: (calls) => [call, ...calls] };
}

function attributePart(search: Search, { containerInstanceArn, clusterArn }: ContainerInstanceRow, cause: Cause): Part | undefined {
  const wanted = attributeWanted(search, cause);
  if (wanted === undefined || isBuiltInAttribute(wanted.name)) return undefined;
  const { name, value = null } = wanted;
  const input = { cluster: clusterArn, attributes: [{ ...wanted, targetId: containerInstanceArn }] };
  const put: Call = { service: "ecs", operation: "PutAttributes", input };
  const words = `give the instance the attribute ${name}${value === null ? "" : ` ${value}`}`;
  return { unit: { kind: "attribute", name, value, containerInstanceArn }, words, amend: (calls) => [put, ...calls] };
}

function constraintPart(search: Search, { expression, from }: Extract<Cause, { readonly kind: "memberOf" }>): Part {
  const unit = { kind: "constraint", expression, from } as const;
  const words = "drop the constraint memberOf";
  if (from === "taskDefinition") return { unit, words, revise: (definition) => withoutConstraint(definition, expression) };
  return { unit, words, amend: (calls) => withoutOfRequest(search, expression, calls) };
}

/** The planned calls with all of the parts; undefined: the revision cannot be made. */
function callsWith({ calls, subject, missed }: Search, parts: readonly Part[]): readonly Call[] | undefined {
  let definition: TaskDefinition | undefined = subject.definition.definition;
  for (const { revise } of parts) if (revise !== undefined && definition !== undefined) definition = revise(definition);
  if (definition === undefined) return undefined;
  const revised = parts.some(({ revise }) => revise !== undefined) ? withRevision(calls, inputOfRevision(definition), missed.view) : calls;
  return parts.reduce((made, { amend }) => amend?.(made) ?? made, revised);
}

/** The parts with as much of one of them as still fits with the others; as they are where nothing fits at all. */
function grown(search: Search, parts: readonly Part[], at: number): readonly Part[] {
  const size = parts[at]?.size;
  if (size === undefined) return parts;
  const sized = (amount: number) => parts.map((part, i) => (i === at ? size.at(amount) : part));
  const fits = (amount: number) => {
    const calls = callsWith(search, sized(amount));
    return calls !== undefined && fitsWith(search, calls);
  };
  const { amount: low, before: high, kind } = size;
  return fits(low) ? sized(greatest({ low, high, likely: likelyAmounts(search, kind) }, fits)) : parts;
}

/** One unit less of a part: one more asked, or where it has no amount the part left out. */
function oneLess({ size }: Part): readonly Part[] {
  return size === undefined ? [] : [size.at(size.amount + 1)];
}

/** `Ask for 256 CPU units instead of 512, and ask for 313 MiB instead of 700` */
function titleOf(parts: readonly Part[]): string {
  return capital(parts.map(({ words }) => words).join(", and "));
}

function detailOf({ missed: { view } }: Search, { instance, causes }: Hindrance): string {
  const lacks = causes.map((cause) => `${small(headlineOf(cause))}, ${reasonOf(view, instance.containerInstanceArn, cause)}`);
  return `${whereIs(instance)}: ${lacks.join("; ")}. ${causes.length === 2 ? "Neither" : "None"} of these changes is enough without the ${causes.length === 2 ? "other" : "others"}.`;
}

/** A text with its first letter small. */
function small(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
