import { type JsonNode, lineColumn, memberOf, valueOf } from "../lib/jsonTree.ts";
import { readYaml } from "./yamlTree.ts";
import { HOOK_EVENTS, type HookEvent } from "./rules/codeDeployLifecycle.ts";
import type { AwsVpcConfiguration, CapacityProviderStrategyItem } from "./generated/ecs.ts";

/** What the AppSpec file of an Amazon ECS deployment asks for. CodeDeploy guide, "AppSpec file structure". */
export interface AppSpec {
  readonly taskDefinition: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly platformVersion: string | null;
  readonly awsvpc: AwsVpcConfiguration | null;
  readonly capacityProviders: readonly CapacityProviderStrategyItem[];
  readonly hooks: readonly Hook[];
}

/** A function that is invoked at one of the lifecycle events. */
export interface Hook {
  readonly event: HookEvent;
  readonly functionName: string;
}

export type AppSpecReading = { readonly ok: true; readonly spec: AppSpec } | { readonly ok: false; readonly message: string };

/** Characters of an AppSpec file. A limit of ours: no list in it can be long. */
export const LARGEST_APP_SPEC = 32_768;

/** Reads an AppSpec file, YAML or JSON, which is YAML as well. It never throws. The wordings of what is wrong with it are assumed. */
export function readAppSpec(text: string): AppSpecReading {
  if (text.length > LARGEST_APP_SPEC) return { ok: false, message: `The AppSpec file has more than ${LARGEST_APP_SPEC} characters.` };
  if (isDeep(text)) return { ok: false, message: `The AppSpec file is nested more than ${DEEPEST} levels deep.` };
  const reading = readYaml(text);
  if (!("root" in reading)) return { ok: false, message: `The AppSpec file cannot be read at line ${reading.line}, column ${reading.column}: ${reading.message}` };
  try {
    return { ok: true, spec: specOf(new Place(text, reading.root, "The AppSpec file")) };
  } catch (thrown) {
    if (thrown instanceof Misfit) return { ok: false, message: thrown.message };
    throw thrown;
  }
}

const DEEPEST = 64;

/** Looked at before it is read, which takes long with what is nested deep. Brackets in quotes count, for nobody writes so many. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

class Misfit extends Error {
  override readonly name = "Misfit";
}

/** A value of the file, and what it is called. */
class Place {
  readonly #text: string;
  readonly #node: JsonNode;
  readonly #called: string;

  constructor(text: string, node: JsonNode, called: string) {
    this.#text = text;
    this.#node = node;
    this.#called = called;
  }

  find(member: string): Place | undefined {
    if (this.#node.kind !== "object") throw this.misfit("is not a map");
    const found = memberOf(this.#node, member);
    return found === undefined || (found.value.kind === "scalar" && found.value.value === null) ? undefined : new Place(this.#text, found.value, member);
  }

  need(member: string): Place {
    return this.find(member) ?? this.#fail(`has no ${member}`);
  }

  items(): readonly Place[] {
    const { kind } = this.#node;
    return kind === "array" ? this.#node.items.map((item) => new Place(this.#text, item, `An entry of ${this.#called}`)) : this.#fail("is not a list");
  }

  /** Its members, each by its name. */
  members(): readonly (readonly [string, Place])[] {
    const { kind } = this.#node;
    return kind === "object" ? this.#node.members.map(({ key, value }) => [key, new Place(this.#text, value, key)] as const) : this.#fail("is not a map");
  }

  word(): string {
    const value = valueOf(this.#node);
    return typeof value === "string" && value !== "" ? value : this.#fail("is not a text");
  }

  words(): readonly string[] {
    return this.items().map((item) => item.word());
  }

  whole(most: number): number {
    const value = Number(this.#node.kind === "scalar" ? (this.#node.value ?? Number.NaN) : Number.NaN);
    return Number.isInteger(value) && value >= 0 && value <= most ? value : this.#fail(`is not a number from 0 to ${most}`);
  }

  /** The value, if it is one of those. */
  choice<T extends string>(choices: readonly T[]): T {
    const value = String(valueOf(this.#node));
    return choices.find((choice) => choice === value) ?? this.#fail(`is not ${choices.length === 1 ? "" : "one of "}${choices.join(", ")}`);
  }

  misfit(what: string): Misfit {
    const { line, column } = lineColumn(this.#text, this.#node.from);
    return new Misfit(`${this.#called} ${what} (line ${line}, column ${column}).`);
  }

  #fail(what: string): never {
    throw this.misfit(what);
  }
}

function specOf(file: Place): AppSpec {
  file.need("version").choice(["0", "0.0"]);
  const resources = file.need("Resources");
  const [first, ...others] = resources.items().flatMap((entry) => entry.members());
  if (first === undefined || others.length > 0) throw resources.misfit("does not have exactly one resource");
  const [, resource] = first;
  resource.need("Type").choice(["AWS::ECS::Service"]);
  const properties = resource.need("Properties");
  const balancer = properties.need("LoadBalancerInfo");
  return {
    taskDefinition: properties.need("TaskDefinition").word(),
    containerName: balancer.need("ContainerName").word(),
    containerPort: balancer.need("ContainerPort").whole(65_535),
    platformVersion: properties.find("PlatformVersion")?.word() ?? null,
    awsvpc: awsvpcOf(properties.find("NetworkConfiguration")),
    capacityProviders: (properties.find("CapacityProviderStrategy")?.items() ?? []).map(strategyItemOf),
    hooks: hooksOf(file.find("Hooks")),
  };
}

function awsvpcOf(network: Place | undefined): AwsVpcConfiguration | null {
  const given = network?.need("AwsvpcConfiguration");
  if (given === undefined) return null;
  const securityGroups = given.find("SecurityGroups")?.words();
  const assignPublicIp = given.find("AssignPublicIp")?.choice(["ENABLED", "DISABLED"]);
  return { subnets: given.need("Subnets").words(), ...(securityGroups === undefined ? {} : { securityGroups }), ...(assignPublicIp === undefined ? {} : { assignPublicIp }) };
}

function strategyItemOf(item: Place): CapacityProviderStrategyItem {
  const [base, weight] = [item.find("Base"), item.find("Weight")].map((part) => part?.whole(100_000));
  return { capacityProvider: item.need("CapacityProvider").word(), ...(base === undefined ? {} : { base }), ...(weight === undefined ? {} : { weight }) };
}

function hooksOf(hooks: Place | undefined): readonly Hook[] {
  const found = (hooks?.items() ?? []).flatMap((entry) => entry.members());
  const read = found.map(([name, value]) => {
    const event = HOOK_EVENTS.find((one) => one === name);
    if (event === undefined) throw value.misfit(`is not one of ${HOOK_EVENTS.join(", ")}`);
    return { event, functionName: value.word() };
  });
  const again = found.find(([name], i) => found.findIndex(([other]) => other === name) < i);
  if (again !== undefined) throw again[1].misfit("is there twice");
  return read;
}
