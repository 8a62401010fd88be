import type { Call } from "../../aws/generated/api.ts";
import { seconds } from "../kernel/time.ts";
import { autoScalingGroups, groupInstances } from "../services/autoscaling/tables.ts";
import { containerInstances, tasks } from "../services/ecs/tables.ts";
import { AMI, ecs, JOIN, make, one } from "./randomDeployments.ts";
import type { Act } from "./randomSession.ts";
import { emptyFile } from "./scenario.ts";
import { Session } from "./session.ts";

/** Groups of which each has a capacity provider of its name. Instances of the first are protected from scale-in. */
export const GROUPS = ["safe", "bare"] as const;

/** A cluster over two small groups that ECS scales, with a service; in some worlds a task waits that nothing takes, or nearly as many as may. */
export function capacityWorld(seed: number): Session {
  const session = new Session(emptyFile("capacity", seed));
  make(session, "ecs", "CreateCluster", { clusterName: "random" });
  make(session, "ec2", "CreateLaunchTemplate", { LaunchTemplateName: "fleet", LaunchTemplateData: { ImageId: AMI, InstanceType: "t3.small", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: JOIN } });
  for (const name of GROUPS) provide(session, name);
  make(session, "ecs", "PutClusterCapacityProviders", { cluster: "random", capacityProviders: GROUPS, defaultCapacityProviderStrategy: over([1, 1]) });
  make(session, "ecs", "RegisterTaskDefinition", definition("web", 512));
  make(session, "ecs", "RegisterTaskDefinition", definition("job", 1024));
  make(session, "physics", "PutImageBehavior", { image: "job:1", exitAfterSeconds: 120, exitCode: 0 });
  make(session, "ecs", "CreateService", { cluster: "random", serviceName: "web", taskDefinition: "web", desiredCount: 1 });
  if (seed % 8 === 0) addGiants(session, 498);
  if (seed % 4 === 1) addGiants(session, 1);
  session.runUntil(session.now + seconds(60));
  return session;
}

function provide(session: Session, name: string): void {
  const isSafe = name === "safe";
  const group = { AutoScalingGroupName: name, ...BOUNDS, AvailabilityZones: ["us-east-1a", "us-east-1b"], LaunchTemplate: { LaunchTemplateName: "fleet" }, NewInstancesProtectedFromScaleIn: isSafe };
  make(session, "autoscaling", "CreateAutoScalingGroup", group);
  const autoScalingGroupArn = session.read((view) => view.need(autoScalingGroups, name)).autoScalingGroupArn;
  const managedTerminationProtection = isSafe ? "ENABLED" : "DISABLED";
  make(session, "ecs", "CreateCapacityProvider", { name, autoScalingGroupProvider: { autoScalingGroupArn, managedScaling: { status: "ENABLED" }, managedTerminationProtection } });
}

const BOUNDS = { MinSize: 0, MaxSize: 4 };

const definition = (family: string, cpu: number) => ({ family, containerDefinitions: [{ name: family, image: `${family}:1`, cpu, memory: 256 }] });

/** Tasks that are too large for any instance of the group. */
function addGiants(session: Session, desiredCount: number): void {
  make(session, "ecs", "RegisterTaskDefinition", definition("giant", 8192));
  make(session, "ecs", "CreateService", { cluster: "random", serviceName: "giants", taskDefinition: "giant", desiredCount, capacityProviderStrategy: over([1, 0]) });
  session.runUntil(session.now + seconds(desiredCount / 5));
}

const over = (weights: readonly number[]) => GROUPS.flatMap((capacityProvider, i) => (weights[i] === 0 ? [] : [{ capacityProvider, weight: weights[i] }]));

/** What people and nature do to groups that ECS scales and to what runs on them. */
export function playCapacity(session: Session, { kind, pick, size }: Act): void {
  const call = ACTS[kind % ACTS.length]?.(session, pick, size);
  if (call !== undefined) session.call(call);
}

/** How many kinds of acts there are. */
export const kindsOfCapacityActs = (): number => ACTS.length;

type MakeCall = (session: Session, pick: number, size: number) => Call | undefined;

const web = (change: object): Call => ecs("UpdateService", { cluster: "random", service: "web", ...change });
const grouped = (operation: string, pick: number, input: object): Call => ({ service: "autoscaling", operation, input: { AutoScalingGroupName: GROUPS[pick % 2], ...input } });
const nature = (operation: string, input: object): Call => ({ service: "physics", operation, input });
const WEIGHTS = [[1, 1], [1, 0], [0, 1], [3, 1]];
const PROCESSES = ["Launch", "Terminate", "AlarmNotification"];

const ACTS: readonly MakeCall[] = [
  (_session, _pick, size) => web({ desiredCount: size % 13 }),
  (_session, _pick, size) => web({ desiredCount: size % 13 }),
  (_session, pick, size) => ecs("RunTask", { cluster: "random", taskDefinition: "job", count: 1 + (size % 6), capacityProviderStrategy: over(WEIGHTS[pick % 4] ?? []) }),
  (_session, pick, size) => web({ capacityProviderStrategy: over(WEIGHTS[pick % 4] ?? []), forceNewDeployment: size % 2 === 0 }),
  (session, pick) => {
    const task = one(session.read((view) => view.all(tasks)).filter(({ group }) => group !== "service:giants"), pick);
    return task && ecs("StopTask", { cluster: "random", task: task.taskArn });
  },
  (_session, pick, size) => grouped("UpdateAutoScalingGroup", pick, { MinSize: size % 3, MaxSize: 2 + (size % 4) }),
  (_session, pick, size) => grouped("SetDesiredCapacity", pick, { DesiredCapacity: size % 5 }),
  (_session, pick, size) => {
    const managedScaling = { targetCapacity: [100, 80, 50, 7][size % 4], minimumScalingStepSize: 1 + (size % 2), maximumScalingStepSize: 2 + (size % 3), instanceWarmupPeriod: size * 15 };
    return ecs("UpdateCapacityProvider", { name: GROUPS[pick % 2], autoScalingGroupProvider: { managedScaling, managedDraining: size % 3 === 0 ? "DISABLED" : "ENABLED" } });
  },
  (session, pick, size) => {
    const instance = one(session.read((view) => view.all(groupInstances)), pick);
    return instance && { service: "autoscaling", operation: "TerminateInstanceInAutoScalingGroup", input: { InstanceId: instance.instanceId, ShouldDecrementDesiredCapacity: size % 2 === 0 } };
  },
  (session, pick) => {
    const instance = one(session.read((view) => view.all(groupInstances)), pick);
    return instance && nature("FailInstance", { instanceId: instance.instanceId });
  },
  (session, pick, size) => {
    const instance = one(session.read((view) => view.all(groupInstances)), pick);
    return instance && nature("SetAgentConnected", { instanceId: instance.instanceId, connected: size % 2 === 0 });
  },
  (session, pick, size) => {
    const instance = one(session.read((view) => view.all(containerInstances)), pick);
    return instance && ecs("UpdateContainerInstancesState", { cluster: "random", containerInstances: [instance.containerInstanceArn], status: size % 2 === 0 ? "DRAINING" : "ACTIVE" });
  },
  (_session, pick, size) => nature("SetZoneAvailable", { availabilityZone: `us-east-1${"ab"[pick % 2] ?? "a"}`, available: size % 2 === 0 }),
  (_session, pick, size) => grouped(size % 2 === 0 ? "SuspendProcesses" : "ResumeProcesses", pick, { ScalingProcesses: [PROCESSES[size % 3]] }),
];

/** The load ends: nobody does anything any more, and all is undone that keeps groups or agents back. */
export function calmCapacity(session: Session): void {
  for (const zone of ["a", "b"]) session.call(nature("SetZoneAvailable", { availabilityZone: `us-east-1${zone}`, available: true }));
  for (const [i] of GROUPS.entries()) {
    session.call(grouped("ResumeProcesses", i, {}));
    session.call(grouped("UpdateAutoScalingGroup", i, BOUNDS));
  }
  for (const { instanceId } of session.read((view) => view.all(groupInstances))) session.call(nature("SetAgentConnected", { instanceId, connected: true }));
  for (const { containerInstanceArn } of session.read((view) => view.all(containerInstances))) {
    session.call(ecs("UpdateContainerInstancesState", { cluster: "random", containerInstances: [containerInstanceArn], status: "ACTIVE" }));
  }
  session.call(ecs("UpdateService", { cluster: "random", service: "giants", desiredCount: 0 }));
}
