import { capacityProviderArn } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import type { SimTime } from "../../../kernel/time.ts";
import { groupNamed, instancesOfGroup, type AutoScalingGroupRow } from "../../../services/autoscaling/contract.ts";
import { newestDatapoint } from "../../../services/cloudwatch/late/contract.ts";
import { alarmNamed } from "../../../services/cloudwatch/contract.ts";
import { instances } from "../../../services/ec2/tables.ts";
import { groupProviderOf } from "../../../services/ecs/capacityProviders/providerOf.ts";
import { managedScaling, waitingTasks, type ManagedScalingRow } from "../../../services/ecs/capacityProviders/tables.ts";
import { instancesByCluster, liveTasksByService, type ServiceRow, type TaskRow } from "../../../services/ecs/tables.ts";
import type { HopFigures, HopKind, Moments } from "./hops.ts";

/** What a scaling-out set in motion: so many tasks more, from an instant on. */
export interface Wave {
  readonly service: Pick<ServiceRow, "serviceArn" | "clusterArn">;
  readonly since: SimTime;
  readonly more: number;
}

/** Follows the tasks that a scaling-out asked for, and the instances that they wait for, by looking now and then. */
export class WaveWatch {
  readonly #wave: Wave;
  /** Of the groups of managed scaling before it. */
  readonly #desiredBefore = new Map<string, number>();
  #moments: Moments = {};
  #capacityProvider: string | undefined;

  constructor(wave: Wave, before: View) {
    this.#wave = wave;
    for (const { autoScalingGroupName } of before.all(managedScaling)) this.#desiredBefore.set(autoScalingGroupName, groupNamed(before, autoScalingGroupName)?.desiredCapacity ?? 0);
  }

  /** What has come. */
  get moments(): Moments {
    return this.#moments;
  }

  look(view: View): void {
    const { service, since, more } = this.#wave;
    const own = view.where(liveTasksByService, service.serviceArn).filter(({ createdAt, desiredStatus }) => createdAt >= since && desiredStatus === "RUNNING").slice(0, more);
    this.#lookForWaiting(view);
    this.#lookForInstances(view);
    if (own.length < more) return;
    this.#reach("running", lastOf(own, ({ startedAt }) => startedAt), { tasks: more });
    this.#reach("healthy", lastOf(own, ({ healthyAt }) => healthyAt), { tasks: more });
  }

  #lookForWaiting(view: View): void {
    const { service, since } = this.#wave;
    const waiting = view.where(waitingTasks, service.clusterArn).filter(({ serviceArn, createdAt }) => serviceArn === service.serviceArn && createdAt >= since);
    const [first] = waiting;
    if (first === undefined) return;
    this.#capacityProvider ??= groupProviderOf(first);
    this.#reach("provisioning", first.createdAt, { tasks: Math.max(waiting.length, this.#moments.provisioning?.figures.tasks ?? 0) });
  }

  /** Until all run: what comes later comes for others. */
  #lookForInstances(view: View): void {
    const { provisioning, running } = this.#moments;
    const capacityProvider = this.#capacityProvider;
    const managed = capacityProvider === undefined ? undefined : view.find(managedScaling, capacityProviderArn(capacityProvider));
    const group = managed && groupNamed(view, managed.autoScalingGroupName);
    if (provisioning === undefined || running !== undefined || managed === undefined || group === undefined || capacityProvider === undefined) return;
    if (this.#moments.group === undefined) this.#lookForGroup(view, { managed, group, capacityProvider });
    const launched = instancesOfGroup(view, group.autoScalingGroupName).flatMap(({ instanceId }) => view.find(instances, instanceId) ?? []).filter(({ launchTime }) => launchTime >= provisioning.at);
    if (launched.length > 0) this.#reach("instance", Math.min(...launched.map(({ launchTime }) => launchTime)), { instanceIds: launched.map(({ instanceId }) => instanceId) });
    const registered = view.where(instancesByCluster, this.#wave.service.clusterArn).filter((row) => row.capacityProvider === capacityProvider && row.registeredAt >= provisioning.at);
    if (registered.length > 0) this.#reach("agent", Math.min(...registered.map(({ registeredAt }) => registeredAt)), { instanceIds: registered.map(({ ec2InstanceId }) => ec2InstanceId) });
  }

  /** Its alarm goes off, and the group is to have more instances. Where the alarm had gone off before, ECS still acts on it. */
  #lookForGroup(view: View, { managed, group, capacityProvider }: Managed): void {
    const since = this.#moments.provisioning?.at ?? 0;
    const alarm = highAlarmOf(view, managed, group);
    if (alarm?.stateValue === "ALARM" && alarm.stateTransitionedAt >= since) {
      this.#reach("reservation", alarm.stateTransitionedAt, this.#moments.reservation?.figures ?? { percent: newestDatapoint(view, alarm) ?? 0, capacityProvider });
    }
    const from = this.#desiredBefore.get(group.autoScalingGroupName) ?? 0;
    if (group.desiredCapacity <= from) return;
    const { evaluation } = managed;
    if (evaluation !== null && evaluation.at >= since) this.#reach("reservation", evaluation.at, this.#moments.reservation?.figures ?? { percent: evaluation.reservation, capacityProvider });
    this.#reach("group", evaluation !== null && evaluation.at >= since ? evaluation.at : view.now, { autoScalingGroupName: group.autoScalingGroupName, from, to: group.desiredCapacity });
  }

  /** What has come stays where it came; what it says may grow. */
  #reach<Kind extends HopKind>(kind: Kind, at: SimTime | null, figures: HopFigures[Kind]): void {
    if (at !== null) this.#moments = { ...this.#moments, [kind]: { at: this.#moments[kind]?.at ?? at, figures } };
  }
}

interface Managed {
  readonly managed: ManagedScalingRow;
  readonly group: AutoScalingGroupRow;
  readonly capacityProvider: string;
}

function highAlarmOf(view: View, { policyName }: ManagedScalingRow, { scalingPolicies = [] }: AutoScalingGroupRow) {
  const scaling = scalingPolicies.find((policy) => policy.policyName === policyName)?.scaling;
  return scaling?.policyType === "TargetTrackingScaling" ? alarmNamed(view, scaling.highAlarm) : undefined;
}

/** When the last of some tasks came to something; null: not all of them have. */
function lastOf(tasks: readonly TaskRow[], reached: (task: TaskRow) => SimTime | null): SimTime | null {
  const times = tasks.flatMap((task) => reached(task) ?? []);
  return times.length < tasks.length || times.length === 0 ? null : Math.max(...times);
}
