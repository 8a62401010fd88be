import type { View } from "../../../kernel/context.ts";
import { RESERVED_PORTS_PER_INSTANCE } from "../limits.ts";
import { constraintStages } from "./constraints.ts";
import { judge, type Stage } from "./stage.ts";
import { strategyStages } from "./strategies.ts";
import type { Subject } from "./subject.ts";

/**
 * What binds first, then what is preferred: the stages that a subject's tasks go through. AWS does not say which
 * reason it names first, so the order of the filters is assumed.
 */
export function stagesOf(view: View, subject: Subject): readonly Stage[] {
  return [...filtersOf(subject), ...constraintStages(view, subject), ...strategyStages(view, subject)];
}

/** The filters alone: what an instance that is named outright must pass as well. */
export function filtersOf({ needs, definition: { definition } }: Pick<Subject, "needs" | "definition" | "subnetIds">): readonly Stage[] {
  const { requiresAttributes = [] } = definition;
  return [
    acceptsTasks,
    agentConnected,
    judge(1, "attributes", ({ instance }) => {
      for (const { name = "", value } of requiresAttributes) {
        const has = instance.attributes[name];
        if (has === undefined || (value !== undefined && has !== value)) return { kind: "attribute", name };
      }
      return undefined;
    }),
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
  ];
}

/** Only ACTIVE instances take new tasks. ECS guide, "Container instance draining". */
const acceptsTasks = judge(1, "status", ({ instance }) =>
  instance.status === "ACTIVE" ? undefined : { kind: "status", status: instance.status },
);

/** Only an agent that is connected can be given a task. */
const agentConnected = judge(1, "agent", ({ instance }) => (instance.agentConnected ? undefined : { kind: "agent" }));
