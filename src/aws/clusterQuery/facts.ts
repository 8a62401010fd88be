/** What the cluster query language can ask of one container instance. ECS guide, "Cluster query language". */
export interface InstanceFacts {
  /** Built-in, capability and custom attributes; one without a value has "". */
  readonly attributes: Readonly<Record<string, string>>;
  readonly agentConnected: boolean;
  readonly agentVersion: string;
  readonly ec2InstanceId: string;
  /** Milliseconds since 1970. */
  readonly registeredAtMs: number;
  readonly runningTasksCount: number;
  readonly pendingTasksCount: number;
  /** Groups of the tasks that are to run here. */
  readonly taskGroups: ReadonlySet<string>;
}
