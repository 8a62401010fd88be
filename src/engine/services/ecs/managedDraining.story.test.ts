import { expect, test } from "vitest";
import { GroupStory, MANAGED } from "./capacityProviders/groupStory.ts";
import { hours } from "../../kernel/time.ts";

const ENABLED = "ENABLED";
const DISABLED = "DISABLED";
const HOOK = "ecs-managed-draining-termination-hook";

/** Two instances in a group; a service has a task on each. */
function two(settings: object, group: object = {}): GroupStory {
  const s = new GroupStory();
  s.provide("auto", { ...MANAGED, ...settings }, { DesiredCapacity: 2, ...group });
  s.associate(["auto"], [{ capacityProvider: "auto", weight: 1 }]);
  s.run(120);
  s.define("web", { cpu: 512 });
  s.serve("web", "web:1", 2);
  s.run(120);
  return s;
}

const hooks = (s: GroupStory) => s.call("autoscaling", "DescribeLifecycleHooks", { AutoScalingGroupName: "auto" }).LifecycleHooks?.map(({ LifecycleHookName }) => LifecycleHookName);
const members = (s: GroupStory) => s.asg("auto").Instances ?? [];
const stateOf = (s: GroupStory, id: string) => members(s).find(({ InstanceId }) => InstanceId === id)?.LifecycleState;

/** How few tasks of the service run while something happens to its instances, and how those end that it had. */
function lived(s: GroupStory, happens: () => void): { readonly least: number; readonly stopCodes: readonly (string | null)[] } {
  const before = s.tasks().map(({ taskArn }) => taskArn);
  happens();
  let least = 2;
  for (let second = 0; second < 60; second++) {
    s.run(1);
    least = Math.min(least, s.service("web").runningCount ?? 0);
  }
  s.run(60);
  return { least, stopCodes: s.rows().filter(({ taskArn, lastStatus }) => before.includes(taskArn) && lastStatus === "STOPPED").map(({ stopCode }) => stopCode) };
}

// ECS guide, "Managed instance draining", with and without managed termination protection.
test.each([
  [ENABLED, ENABLED, { spared: true, least: 2, stopCodes: ["ServiceSchedulerInitiated"] }],
  [DISABLED, ENABLED, { spared: false, least: 2, stopCodes: ["ServiceSchedulerInitiated"] }],
  [ENABLED, DISABLED, { spared: true, least: 1, stopCodes: ["TerminationNotice"] }],
  [DISABLED, DISABLED, { spared: false, least: 1, stopCodes: ["TerminationNotice"] }],
])("with termination protection %s and draining %s", (managedTerminationProtection, managedDraining, { spared, ...fares }) => {
  const s = two({ managedTerminationProtection, managedDraining }, { NewInstancesProtectedFromScaleIn: spared });
  expect(hooks(s)).toEqual(managedDraining === ENABLED ? [HOOK] : []);
  const scaledIn = lived(s, () => s.desire("auto", 1));
  expect(scaledIn).toEqual(spared ? { least: 2, stopCodes: [] } : fares);
  expect(members(s)).toHaveLength(spared ? 2 : 1);
  if (!spared) return;
  expect(lived(s, () => { terminate(s, members(s)[0]?.InstanceId ?? ""); })).toEqual(fares);
  expect([members(s).length, s.service("web").runningCount]).toEqual([1, 2]);
});

/** An instance of two that has a task of nobody's service, which its group is about to terminate. */
function leaving(settings: object = {}): { readonly s: GroupStory; readonly id: string; readonly job: string; readonly left: () => readonly (string | undefined)[] } {
  const s = two(settings);
  s.define("job", { cpu: 1024 });
  const [task] = s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "job:1" }).tasks ?? [];
  s.run(60);
  const { ec2InstanceId: id = "" } = s.instances("prod").find(({ containerInstanceArn }) => containerInstanceArn === task?.containerInstanceArn) ?? {};
  const left = () => s.tasks().filter(({ containerInstanceArn }) => containerInstanceArn === task?.containerInstanceArn).map(({ group }) => group).toSorted();
  return { s, id, job: task?.taskArn ?? "", left };
}

const terminate = (s: GroupStory, InstanceId: string) => void s.call("autoscaling", "TerminateInstanceInAutoScalingGroup", { InstanceId, ShouldDecrementDesiredCapacity: true });

test("tasks of nobody's service run to their end before their instance goes, daemons beside them to the last; ECS keeps the group waiting beyond a heartbeat", () => {
  const { s, id, job, left } = leaving();
  s.define("agent", { cpu: 64 });
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "agent", taskDefinition: "agent:1", schedulingStrategy: "DAEMON" });
  s.run(60);
  terminate(s, id);
  s.run(300);
  expect([stateOf(s, id), left(), s.service("web").runningCount]).toEqual(["Terminating:Wait", ["family:job", "service:agent"], 2]);
  expect(s.instances("prod").find(({ ec2InstanceId }) => ec2InstanceId === id)?.status).toBe("DRAINING");
  s.run(hours(2) / 1000);
  expect(stateOf(s, id)).toBe("Terminating:Wait");
  s.call("ecs", "StopTask", { cluster: "prod", task: job });
  s.run(40);
  expect(left()).toEqual([]);
  s.run(60);
  expect(stateOf(s, id)).toBeUndefined();
});

test("after 48 hours an instance goes with the tasks that it has still", () => {
  const { s, id, job, left } = leaving({ managedScaling: { status: "DISABLED" } });
  terminate(s, id);
  s.run(hours(48) / 1000 - 1);
  expect([stateOf(s, id), left()]).toEqual(["Terminating:Wait", ["family:job"]]);
  s.run(60);
  expect(stateOf(s, id)).toBeUndefined();
  expect(s.rows().find(({ taskArn }) => taskArn === job)).toMatchObject({ lastStatus: "STOPPED", stopCode: "TerminationNotice", stoppedReason: `Host EC2 (instance ${id}) terminated.` });
});

test("of an instance whose agent cannot be heard ECS does not know that its tasks have stopped, and waits until it does", () => {
  const { s, id, job } = leaving();
  s.call("physics", "SetAgentConnected", { instanceId: id, connected: false });
  s.call("ecs", "StopTask", { cluster: "prod", task: job });
  terminate(s, id);
  s.run(hours(2) / 1000);
  expect([stateOf(s, id), s.service("web").runningCount]).toEqual(["Terminating:Wait", 3]);
  s.call("physics", "SetAgentConnected", { instanceId: id, connected: true });
  s.run(120);
  expect([stateOf(s, id), s.service("web").runningCount]).toEqual([undefined, 2]);
});

test("the hook goes with the setting and with the association, and is told of as an attachment", () => {
  const s = two({});
  const attachments = () => s.call("ecs", "DescribeClusters", { clusters: ["prod"], include: ["ATTACHMENTS"] }).clusters?.[0]?.attachments?.map(({ type, details }) => [type, details?.[1]?.value]);
  expect(attachments()).toEqual([["as_policy", expect.stringMatching(/^ECSManagedAutoScalingPolicy-/)], ["managed_draining", HOOK]]);
  const set = (managedDraining: "ENABLED" | "DISABLED") => s.call("ecs", "UpdateCapacityProvider", { name: "auto", autoScalingGroupProvider: { managedDraining } });
  set(DISABLED);
  expect([hooks(s), attachments()?.length]).toEqual([[], 1]);
  s.run(20);
  set(ENABLED);
  expect(hooks(s)).toEqual([HOOK]);
  s.run(20);
  s.call("ecs", "DeleteService", { cluster: "prod", service: "web", force: true });
  s.run(300);
  s.associate([]);
  expect(hooks(s)).toEqual([]);
});
