import type { Attribute, TaskDefinition } from "../../../../aws/generated/ecs.ts";
import { isForWindows } from "../../../../aws/rules/windows.ts";
import type { View } from "../../../kernel/context.ts";
import { RESERVED_PORTS_PER_INSTANCE } from "../limits.ts";
import type { ContainerInstanceRow } from "../tables.ts";
import { constraintStages } from "./constraints.ts";
import { zonesOf, type Location } from "./location.ts";
import { judge, type Stage } from "./stage.ts";
import { strategyStages } from "./strategies.ts";
import type { Subject } from "./subject.ts";

/**
 * What binds first, then what is preferred: the stages that a subject's tasks go through. AWS does not say which
 * reason it names first, so the order of the filters is assumed.
 */
export function stagesOf(view: View, subject: Subject): readonly Stage[] {
  return [...bindingStagesOf(view, subject), ...strategyStages(view, subject)];
}

/** What binds alone: each of these stages judges an instance by itself. */
export function bindingStagesOf(view: View, subject: Subject): readonly Stage[] {
  return [...filtersOf(view, subject), ...constraintStages(view, subject)];
}

/** The filters alone: what an instance that is named outright must pass as well. */
export function filtersOf(
  view: View,
  { needs, definition: { definition }, subnetIds }: Pick<Subject, "needs" | "definition" | "subnetIds">,
): readonly Stage[] {
  const forWindows = isForWindows(definition);
  const required = [...(definition.requiresAttributes ?? []), ...platformOf(definition)];
  return [
    acceptsTasks,
    agentConnected,
    judge(1, "attributes", ({ instance }) => {
      // Assumed: who says nothing of the system means Linux, whose containers no Windows can run.
      if (!forWindows && instance.attributes["ecs.os-type"] === "windows") return { kind: "attribute", name: "ecs.os-type", value: "linux" };
      for (const { name = "", value } of required) {
        const has = instance.attributes[name];
        if (has === undefined) return { kind: "attribute", name };
        if (value !== undefined && has !== value) return { kind: "attribute", name, value };
      }
      return undefined;
    }),
    ...nearSubnets(zonesOf(view, subnetIds)),
    judge(1, "cpu", ({ instance: { cpuUnitsFree: has } }) => (has >= needs.cpuUnits ? undefined : { kind: "cpu", needs: needs.cpuUnits, has })),
    judge(1, "memory", ({ instance: { memoryMiBFree: has } }) =>
      has >= needs.memoryMiB ? undefined : { kind: "memory", needs: needs.memoryMiB, has },
    ),
    judge(1, "ports", ({ instance: { portsTaken, portsUdpTaken } }) => {
      for (const port of needs.ports) if (portsTaken.includes(port)) return { kind: "port", port, protocol: "tcp" };
      for (const port of needs.portsUdp) if (portsUdpTaken.includes(port)) return { kind: "port", port, protocol: "udp" };
      const asked = needs.ports.length + needs.portsUdp.length;
      const has = Math.max(0, RESERVED_PORTS_PER_INSTANCE - portsTaken.length - portsUdpTaken.length);
      return asked > has ? { kind: "portQuota", needs: asked, has } : undefined;
    }),
    ...(needs.gpus === 0 ? [] : [enoughGpus(needs.gpus)]),
    ...(needs.enis === 0 ? [] : [enoughInterfaces(needs.enis)]),
  ];
}

/** The platform that a definition names, as the attributes that an instance of it has. ECS API, RuntimePlatform. */
function platformOf({ runtimePlatform }: TaskDefinition): readonly Attribute[] {
  const { cpuArchitecture, operatingSystemFamily } = runtimePlatform ?? {};
  return [
    ...(operatingSystemFamily === undefined ? [] : [systemOf(operatingSystemFamily)]),
    ...(cpuArchitecture === undefined ? [] : [{ name: "ecs.cpu-architecture", value: cpuArchitecture.toLowerCase() }]),
  ];
}

/** Linux is Linux; a Windows task runs on the very release it names. */
const systemOf = (family: string): Attribute =>
  family === "LINUX" ? { name: "ecs.os-type", value: "linux" } : { name: "ecs.os-family", value: family };

/** A task with an interface of its own goes where its subnets are. */
function nearSubnets(location: Location | null): readonly Stage[] {
  if (location === null) return [];
  const { vpcId, zones } = location;
  const isNear = ({ availabilityZone, attributes }: ContainerInstanceRow) =>
    zones.includes(availabilityZone) && attributes["ecs.vpc-id"] === vpcId;
  return [judge(1, "location", ({ instance }) => (isNear(instance) ? undefined : { kind: "location", zones }))];
}

const enoughGpus = (needs: number): Stage =>
  judge(1, "gpu", ({ instance: { gpusFree: has } }) => (has >= needs ? undefined : { kind: "gpu", needs, has }));

const enoughInterfaces = (needs: number): Stage =>
  judge(1, "eni", ({ instance: { enisFree: has } }) => (has >= needs ? undefined : { kind: "eni", needs, has }));

/** Only ACTIVE instances take new tasks. ECS guide, "Container instance draining". */
const acceptsTasks = judge(1, "status", ({ instance }) =>
  instance.status === "ACTIVE" ? undefined : { kind: "status", status: instance.status },
);

/** Only an agent that is connected can be given a task. */
const agentConnected = judge(1, "agent", ({ instance }) => (instance.agentConnected ? undefined : { kind: "agent" }));
