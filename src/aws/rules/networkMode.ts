import type { ContainerDefinition, NetworkMode, RegisterTaskDefinitionRequest, TaskDefinition } from "../generated/ecs.ts";
import { refused, type RuleProblem } from "./problem.ts";
import { isGiven, structureOf, structuresIn, textOf } from "./read.ts";

/** The network mode in force: Linux containers on EC2 get `bridge` when nothing is said. */
export function networkModeOf(definition: RegisterTaskDefinitionRequest | TaskDefinition): NetworkMode {
  return textOf(definition.networkMode) === undefined ? "bridge" : (definition.networkMode ?? "bridge");
}

/** What a container cannot have in a network mode: links in all but bridge, settings of its own network in awsvpc. */
export function problemsOfNetworkMode(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const mode = networkModeOf(input);
  const problems = structuresIn(input.containerDefinitions).flatMap(([container, i]) => [
    ...(mode === "bridge" || !isGiven(container.links) ? [] : [bannedLinks(mode, i)]),
    ...(mode === "awsvpc" ? bannedWithOwnInterface(container, i) : []),
  ]);
  return [...problems, ...problemsOfProxy(input, mode)];
}

/** Observed for awsvpc, assumed for the others. */
function bannedLinks(mode: NetworkMode, i: number): RuleProblem {
  return refused(["containerDefinitions", i, "links"], `Links are not supported when networkMode=${mode}.`);
}

/** Observed, but for the search domains, which are assumed. */
const BANNED_IN_AWSVPC: readonly (readonly [keyof ContainerDefinition & string, string])[] = [
  ["hostname", "hostname is not supported on container when networkMode=awsvpc."],
  ["extraHosts", "Extra hosts are not supported on container when networkMode=awsvpc."],
  ["dnsServers", "DNS servers are not supported on container when networkMode=awsvpc."],
  ["dnsSearchDomains", "DNS search domains are not supported on container when networkMode=awsvpc."],
  ["disableNetworking", "Disable Networking is not supported on container when networkMode=awsvpc."],
];

function bannedWithOwnInterface(container: ContainerDefinition, i: number): readonly RuleProblem[] {
  return BANNED_IN_AWSVPC.filter(([member]) => isGiven(container[member])).map(([member, message]) =>
    refused(["containerDefinitions", i, member], message),
  );
}

/** Observed. */
function problemsOfProxy(input: RegisterTaskDefinitionRequest, mode: NetworkMode): readonly RuleProblem[] {
  const proxy = structureOf(input.proxyConfiguration);
  if (proxy === undefined) return [];
  const problems: RuleProblem[] = [];
  if (mode !== "awsvpc") {
    problems.push(refused(["proxyConfiguration"], "APPMESH proxy configuration is only supported in networkMode=awsvpc."));
  }
  const name = textOf(proxy.containerName);
  if (name !== undefined && !structuresIn(input.containerDefinitions).some(([container]) => container.name === name)) {
    problems.push(refused(["proxyConfiguration", "containerName"], `Proxy container [${name}] does not exist.`));
  }
  return problems;
}
