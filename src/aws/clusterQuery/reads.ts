import { comparisonsIn, type Query, type SubjectKind } from "./query.ts";

/** The parts of an instance's facts that an answer may hang on. */
export type Read = (typeof READ)[SubjectKind];

/** What a query depends on: as long as none of it changes, neither does the answer. */
export function readsOf(query: Query): ReadonlySet<Read> {
  return new Set(comparisonsIn(query).map(({ subject }) => READ[subject.kind]));
}

const READ = {
  attribute: "attributes",
  agentConnected: "agentConnected",
  agentVersion: "agentVersion",
  ec2InstanceId: "ec2InstanceId",
  registeredAt: "registeredAt",
  runningTasksCount: "runningTasksCount",
  pendingTasksCount: "pendingTasksCount",
  "task:group": "taskGroups",
} as const satisfies Readonly<Record<SubjectKind, string>>;
