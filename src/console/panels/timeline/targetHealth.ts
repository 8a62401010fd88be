import type { LogLine, Rows, TargetState } from "../../../bridge/protocol.ts";

/** What a load balancer said of a task over a stretch of time. */
export interface HealthSpan {
  readonly state: TargetState;
  readonly from: number;
  readonly to: number;
}

interface Step {
  readonly at: number;
  /** null: it is gone from its group. */
  readonly state: TargetState | null;
}

/** The states of targets as the log tells them, by group, id and port. It remembers a few thousand lines. */
export type TargetHistory = ReadonlyMap<string, readonly Step[]>;

let last: { readonly log: readonly LogLine[]; readonly history: TargetHistory } | undefined;

/** Reads the log, once for as long as it says the same. */
export function targetHistory(log: readonly LogLine[]): TargetHistory {
  if (last?.log === log) return last.history;
  const history = new Map<string, Step[]>();
  for (const { at, name, payload } of log) {
    if (name !== "elbv2.targetStateChanged") continue;
    const { targetGroupArn, targetId, port, state } = payload as { readonly targetGroupArn: string; readonly targetId: string; readonly port: number; readonly state: TargetState | null };
    const key = `${targetGroupArn}|${targetId}|${port}`;
    const steps = history.get(key);
    if (steps === undefined) history.set(key, [{ at, state }]);
    else if (steps.at(-1)?.state !== state) steps.push({ at, state });
  }
  last = { log, history };
  return history;
}

/** What one target of a task was in the life of the task; another task may have had the same port before, and after. */
export function healthOf(history: TargetHistory, { key, from, to }: { readonly key: string; readonly from: number; readonly to: number }): readonly HealthSpan[] {
  const steps = history.get(key) ?? [];
  return steps.flatMap(({ at, state }, place) => {
    const span = { from: Math.max(from, at), to: Math.min(to, steps[place + 1]?.at ?? to) };
    return state === null || span.to <= span.from ? [] : [{ state, ...span }];
  });
}

/** Where the first target of a task stands in the history; null: it has none, or its port is not known any more. */
export function targetKeyOf(
  { targets, containers, networkInterface, containerInstanceArn }: Pick<Rows["ecs.tasks"], "targets" | "containers" | "networkInterface" | "containerInstanceArn">,
  loadBalancers: Rows["ecs.services"]["loadBalancers"],
  instances: ReadonlyMap<string, Pick<Rows["ecs.containerInstances"], "ec2InstanceId">>,
): string | null {
  const id = networkInterface?.privateIpv4Address ?? instances.get(containerInstanceArn)?.ec2InstanceId;
  const [target] = targets;
  const [wanted] = loadBalancers;
  const group = target?.targetGroupArn ?? wanted?.targetGroupArn;
  const port = target?.port ?? (networkInterface === null ? hostPortOf(containers, wanted) : wanted?.containerPort);
  return id === undefined || group === undefined || port === undefined ? null : `${group}|${id}|${port}`;
}

function hostPortOf(containers: Rows["ecs.tasks"]["containers"], wanted: Rows["ecs.services"]["loadBalancers"][number] | undefined): number | undefined {
  return containers.find(({ name }) => name === wanted?.containerName)?.networkBindings.find(({ containerPort }) => containerPort === wanted?.containerPort)?.hostPort;
}
