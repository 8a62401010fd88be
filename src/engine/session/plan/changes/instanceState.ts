import type { Call } from "../../../../aws/generated/api.ts";
import { offer, offerRoom, only, type Offer, type Search } from "../search.ts";
import { whereIs } from "./words.ts";

/** An instance that is DRAINING and lacks nothing else takes tasks again. */
export function activeAgain(search: Search): Offer | null {
  for (const { instance } of only(search, "status")) {
    const { containerInstanceArn, clusterArn } = instance;
    const input = { cluster: clusterArn, containerInstances: [containerInstanceArn], status: "ACTIVE" };
    const call: Call = { service: "ecs", operation: "UpdateContainerInstancesState", input };
    const draft = {
      title: "Set an instance ACTIVE again",
      detail: `${whereIs(instance)} is ${instance.status} and lacks nothing else.`,
      unit: { kind: "active", containerInstanceArn },
    } as const;
    const found = offer(search, draft, [call, ...search.calls]);
    if (found !== null) return found;
  }
  return null;
}

/** The network between an agent and ECS is mended. */
export function agentAgain(search: Search): Offer | null {
  for (const { instance } of only(search, "agent")) {
    const input = { instanceId: instance.ec2InstanceId, connected: true };
    const call: Call = { service: "physics", operation: "SetAgentConnected", input };
    const draft = {
      title: "Connect an agent again",
      detail: `ECS cannot reach ${whereIs(instance)}, and nothing else is in the way there.`,
      unit: { kind: "agent", containerInstanceArn: instance.containerInstanceArn },
    } as const;
    const found = offerRoom(search, draft, [call], []);
    if (found !== null) return found;
  }
  return null;
}
