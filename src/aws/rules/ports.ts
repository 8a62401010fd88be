import type { ContainerDefinition, NetworkMode, PortMapping, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { networkModeOf } from "./networkMode.ts";
import { refused, warned, type RulePath, type RuleProblem } from "./problem.ts";
import { isGiven, numberOf, quotedText, structuresIn, textOf } from "./read.ts";

/** Where Linux takes ephemeral ports from, and the agent those for hostPort 0. */
export const EPHEMERAL_PORTS = { first: 32_768, last: 60_999 } as const;

/** Host ports that no task gets on an ECS-optimized AMI: SSH, Docker and the agent (agent README). */
export const AGENT_PORTS: readonly number[] = [22, 2375, 2376, 51_678, 51_679];

/** The host port a mapping asks for: a number, or 0 for a dynamic one; undefined in modes without host ports. */
export function hostPortOf(mapping: PortMapping, mode: NetworkMode): number | undefined {
  if (mode === "host") return numberOf(mapping.hostPort) ?? numberOf(mapping.containerPort);
  return mode === "bridge" ? (numberOf(mapping.hostPort) ?? 0) : undefined;
}

/** Everything about port mappings: their numbers, the network mode's rules, and what is mapped twice. */
export function problemsOfPorts(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const mode = networkModeOf(input);
  const containers = structuresIn(input.containerDefinitions);
  const each = containers.flatMap(([container, i]) => problemsOfContainer(container, i, mode));
  return [...each, ...mappedTwice(containers, mode), ...namedTwice(containers)];
}

function problemsOfContainer(container: ContainerDefinition, i: number, mode: NetworkMode): readonly RuleProblem[] {
  if (!isGiven(container.portMappings)) return [];
  const path = ["containerDefinitions", i, "portMappings"];
  // Assumed wording, after that of links.
  if (mode === "none") return [refused(path, "Port mappings are not supported when networkMode=none.")];
  const mappings = structuresIn(container.portMappings);
  return [
    ...mappings.flatMap(([mapping, j]) => problemsOfMapping(mapping, [...path, j], { container, mode })),
    ...exposedForTwoProtocols(container, path),
  ];
}

/** What a mapping is judged within. */
interface Surroundings {
  readonly container: ContainerDefinition;
  readonly mode: NetworkMode;
}

/** Observed: containerPort, ranges, ports that must match. Assumed after them: hostPort. */
function problemsOfMapping(mapping: PortMapping, path: RulePath, of: Surroundings): readonly RuleProblem[] {
  if (textOf(mapping.containerPortRange) !== undefined) return problemsOfRange(mapping, path, of);
  const name = quotedText(of.container.name);
  const containerPort = numberOf(mapping.containerPort);
  const hostPort = numberOf(mapping.hostPort);
  if (containerPort === undefined || !isPort(containerPort)) {
    return [refused([...path, "containerPort"], `Invalid 'containerPort' setting for container '${name}'.`)];
  }
  if (hostPort === undefined) return [];
  if (hostPort !== 0 && !isPort(hostPort)) {
    return [refused([...path, "hostPort"], `Invalid 'hostPort' setting for container '${name}'.`)];
  }
  if (of.mode === "bridge") return warningsOfHostPort(hostPort, path);
  return hostPort === containerPort ? [] : [mustMatch(of.mode, path)];
}

function mustMatch(mode: NetworkMode, path: RulePath): RuleProblem {
  const message = `When networkMode=${mode}, the host ports and container ports in port mappings must match.`;
  return refused([...path, "hostPort"], message);
}

/** API, PortMapping: what one should not do, and what no instance can satisfy. */
function warningsOfHostPort(hostPort: number, path: RulePath): readonly RuleProblem[] {
  if (AGENT_PORTS.includes(hostPort)) {
    return [warned([...path, "hostPort"], "ReservedHostPort", `Every container instance reserves port ${hostPort} for SSH, Docker or the ECS agent: no instance will have it free.`)];
  }
  if (hostPort < EPHEMERAL_PORTS.first || hostPort > EPHEMERAL_PORTS.last) return [];
  return [warned([...path, "hostPort"], "EphemeralHostPort", `Port ${hostPort} lies in the ephemeral range ${EPHEMERAL_PORTS.first}-${EPHEMERAL_PORTS.last}, from which dynamic host ports are taken.`)];
}

function problemsOfRange(mapping: PortMapping, path: RulePath, of: Surroundings): readonly RuleProblem[] {
  if (numberOf(mapping.containerPort) !== undefined || numberOf(mapping.hostPort) !== undefined) {
    return [refused(path, "cannot specify both single port and port range")];
  }
  const range = rangeOf(mapping);
  if (range === undefined || range.first >= range.last) {
    const message = `Invalid 'containerPortRange' setting for container '${quotedText(of.container.name)}'.`;
    return [refused([...path, "containerPortRange"], message)];
  }
  // Documented (API, PortMapping); the wording is assumed.
  if (of.mode === "bridge" || of.mode === "awsvpc") return [];
  return [refused([...path, "containerPortRange"], `containerPortRange is not supported when networkMode=${of.mode}.`)];
}

/** The ports of `first-last`; undefined when that is not what is written. */
function rangeOf(mapping: PortMapping): { readonly first: number; readonly last: number } | undefined {
  const parts = /^(\d{1,5})-(\d{1,5})$/.exec(textOf(mapping.containerPortRange) ?? "");
  const [first, last] = [Number(parts?.[1]), Number(parts?.[2])];
  return isPort(first) && isPort(last) ? { first, last } : undefined;
}

/** API, PortMapping: not the same container port for several protocols. The wording is assumed. */
function exposedForTwoProtocols(container: ContainerDefinition, path: RulePath): readonly RuleProblem[] {
  const seen = new Map<number, string>();
  return structuresIn(container.portMappings).flatMap(([mapping, j]) => {
    const port = numberOf(mapping.containerPort);
    if (port === undefined) return [];
    const protocol = protocolOf(mapping);
    const before = seen.get(port);
    seen.set(port, before ?? protocol);
    if (before === undefined || before === protocol) return [];
    const message = `Container port ${port} is exposed for more than one protocol in container '${quotedText(container.name)}'.`;
    return [refused([...path, j, "protocol"], message)];
  });
}

/** Observed for TCP. In awsvpc mode containers share the task's interface, so their ports are host ports of a kind. */
function mappedTwice(containers: readonly (readonly [ContainerDefinition, number])[], mode: NetworkMode): readonly RuleProblem[] {
  const seen = new Set<string>();
  return containers.flatMap(([container, i]) =>
    structuresIn(container.portMappings).flatMap(([mapping, j]) => {
      const port = mode === "awsvpc" ? numberOf(mapping.containerPort) : hostPortOf(mapping, mode);
      if (port === undefined || port === 0) return [];
      const protocol = protocolOf(mapping).toUpperCase();
      const key = `${protocol}/${port}`;
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      const member = numberOf(mapping.hostPort) === undefined ? "containerPort" : "hostPort";
      return [refused(["containerDefinitions", i, "portMappings", j, member], `${protocol} host port '${port}' is mapped multiple times in task.`)];
    }),
  );
}

/** Observed, in part. */
function namedTwice(containers: readonly (readonly [ContainerDefinition, number])[]): readonly RuleProblem[] {
  const seen = new Set<string>();
  return containers.flatMap(([container, i]) =>
    structuresIn(container.portMappings).flatMap(([mapping, j]) => {
      const name = textOf(mapping.name);
      if (name === undefined) return [];
      if (!seen.has(name)) {
        seen.add(name);
        return [];
      }
      return [refused(["containerDefinitions", i, "portMappings", j, "name"], `Port mapping name '${name}' is already used.`)];
    }),
  );
}

const protocolOf = (mapping: PortMapping): string => textOf(mapping.protocol) ?? "tcp";

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;
