import { comparisonsIn, type Query, type SubjectKind } from "./query.ts";

/** The parts of an instance's facts that an answer may hang on. */
export type Read =
  | "attributes"
  | "agentConnected"
  | "agentVersion"
  | "ec2InstanceId"
  | "registeredAt"
  | "runningTasksCount"
  | "pendingTasksCount"
  | "taskGroups";

/** What a query depends on: as long as none of it changes, neither does the answer. */
export function readsOf(query: Query): ReadonlySet<Read> {
  return new Set(comparisonsIn(query).map(({ subject }) => READ[subject.kind]));
}

const READ: Readonly<Record<SubjectKind, Read>> = {
  attribute: "attributes",
  agentConnected: "agentConnected",
  agentVersion: "agentVersion",
  ec2InstanceId: "ec2InstanceId",
  registeredAt: "registeredAt",
  runningTasksCount: "runningTasksCount",
  pendingTasksCount: "pendingTasksCount",
  "task:group": "taskGroups",
};
