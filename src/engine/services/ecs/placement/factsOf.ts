import type { InstanceFacts } from "../../../../aws/clusterQuery/facts.ts";
import { EPOCH_SECONDS } from "../../../../aws/region.ts";
import type { View } from "../../../kernel/context.ts";
import { liveTasksByInstance, type ContainerInstanceRow } from "../tables.ts";

/**
 * What the cluster query language can ask of a container instance, as it stands. Its tasks are only looked at when a
 * query asks for them; the facts are good until the world moves on.
 */
export function factsOf(view: View, instance: ContainerInstanceRow): InstanceFacts {
  const tasks = () => view.where(liveTasksByInstance, instance.containerInstanceArn);
  return {
    attributes: instance.attributes,
    agentConnected: instance.agentConnected,
    agentVersion: instance.agentVersion,
    ec2InstanceId: instance.ec2InstanceId,
    registeredAtMs: EPOCH_SECONDS * 1000 + instance.registeredAt,
    // API, ContainerInstance: the first counts by what is wanted, the second by what is.
    get runningTasksCount() {
      return tasks().filter(({ desiredStatus }) => desiredStatus === "RUNNING").length;
    },
    get pendingTasksCount() {
      return tasks().filter(({ lastStatus }) => lastStatus === "PENDING").length;
    },
    get taskGroups() {
      const running = tasks().filter(({ desiredStatus }) => desiredStatus === "RUNNING");
      return new Set(running.map(({ group }) => group));
    },
  };
}
