import type { InstanceFacts } from "../../aws/clusterQuery/facts.ts";
import { EPOCH_SECONDS } from "../../aws/region.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { groupBy } from "../../lib/groupBy.ts";
import type { Tables } from "../store/replica.ts";

/** What a query can ask of an instance on this page. */
export interface KnownInstance {
  readonly containerInstanceArn: string;
  readonly facts: InstanceFacts;
}

type Task = Rows["ecs.tasks"];

/**
 * The container instances of a cluster as queries see them, or of all clusters (null). Tasks are sorted out when the
 * first query asks for them: most ask for attributes alone.
 */
export function instanceFacts(tables: Pick<Tables, "ecs.containerInstances" | "ecs.tasks">, clusterArn: string | null): readonly KnownInstance[] {
  let byInstance: ReadonlyMap<string, readonly Task[]> | undefined;
  const tasksOn = (arn: string): readonly Task[] => (byInstance ??= liveTasks(tables["ecs.tasks"])).get(arn) ?? [];
  const known: KnownInstance[] = [];
  for (const row of tables["ecs.containerInstances"].values()) {
    if (row.status === "INACTIVE" || (clusterArn !== null && row.clusterArn !== clusterArn)) continue;
    known.push({ containerInstanceArn: row.containerInstanceArn, facts: factsOf(row, () => tasksOn(row.containerInstanceArn)) });
  }
  return known;
}

function factsOf(row: Rows["ecs.containerInstances"], tasks: () => readonly Task[]): InstanceFacts {
  // Asked for with every key that is pressed, and the same until the rows change.
  let groups: ReadonlySet<string> | undefined;
  let running: number | undefined;
  let pending: number | undefined;
  return {
    attributes: row.attributes,
    agentConnected: row.agentConnected,
    agentVersion: row.agentVersion,
    ec2InstanceId: row.ec2InstanceId,
    registeredAtMs: EPOCH_SECONDS * 1000 + row.registeredAt,
    // API, ContainerInstance: the first counts by what is wanted, the second by what is.
    get runningTasksCount() {
      return (running ??= tasks().filter(({ desiredStatus }) => desiredStatus === "RUNNING").length);
    },
    get pendingTasksCount() {
      return (pending ??= tasks().filter(({ lastStatus }) => lastStatus === "PENDING").length);
    },
    get taskGroups() {
      return (groups ??= new Set(tasks().flatMap(({ desiredStatus, group }) => (desiredStatus === "RUNNING" ? [group] : []))));
    },
  };
}

function liveTasks(tasks: ReadonlyMap<string, Task>): ReadonlyMap<string, readonly Task[]> {
  const live = [...tasks.values()].filter(({ lastStatus }) => lastStatus !== "STOPPED");
  return groupBy(live, ({ containerInstanceArn }) => containerInstanceArn);
}
