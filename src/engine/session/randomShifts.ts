import type { Call } from "../../aws/generated/api.ts";
import { lambdaArn } from "../../aws/arn.ts";
import { trustPolicy } from "../../aws/trustPolicy.ts";
import { seconds } from "../kernel/time.ts";
import { codeDeployments } from "../services/codedeploy/tables.ts";
import { instances, subnets } from "../services/ec2/tables.ts";
import { trafficShifts } from "../services/ecs/rollouts/shift/table.ts";
import { openServiceDeployments, serviceDeployments } from "../services/ecs/serviceDeployments/table.ts";
import { containerInstances, services, tasks } from "../services/ecs/tables.ts";
import { listeners, targetGroups } from "../services/elbv2/tables.ts";
import { AMI, ecs, JOIN, make, one, REVISIONS, revision } from "./randomDeployments.ts";
import type { Act } from "./randomSession.ts";
import { emptyFile } from "./scenario.ts";
import { Session } from "./session.ts";

/** Ways to move the traffic from one revision to the next. */
export const SHIFTS = ["BLUE_GREEN", "LINEAR", "CANARY", "CODE_DEPLOY"] as const;
export type Shift = (typeof SHIFTS)[number];

/** A service `web` of two tasks that is deployed so, at rest behind a production and a test listener. */
export function shiftWorld(seed: number, shift: Shift): Session {
  const session = new Session(emptyFile("shifts", seed));
  const zones = session.read((view) => view.all(subnets)).slice(0, 3).map(({ subnetId }) => subnetId);
  make(session, "ecs", "CreateCluster", { clusterName: "random" });
  for (const SubnetId of zones) {
    make(session, "ec2", "RunInstances", { ImageId: AMI, InstanceType: "t3.medium", MinCount: 1, MaxCount: 1, SubnetId, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: JOIN });
  }
  make(session, "ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpProtocol: "tcp", FromPort: 0, ToPort: 65535, CidrIp: "0.0.0.0/0" });
  makeFront(session, zones, shift);
  makeRoles(session);
  for (let i = 0; i < REVISIONS; i++) make(session, "ecs", "RegisterTaskDefinition", revision(i));
  make(session, "physics", "PutImageBehavior", { image: "app:1", pullError: "manifest unknown" });
  make(session, "physics", "PutImageBehavior", { image: "app:2", exitAfterSeconds: 5, exitCode: 1 });
  const alarm = { Namespace: "shop", MetricName: "errors", Statistic: "Sum", Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: "ignore" };
  make(session, "cloudwatch", "PutMetricAlarm", { AlarmName: "errors", ...alarm });
  session.runUntil(seconds(120));
  serve(session, shift);
  session.runUntil(session.now + seconds(240));
  return session;
}

function makeFront(session: Session, Subnets: readonly string[], shift: Shift): void {
  const VpcId = session.read((view) => view.all(subnets))[0]?.vpcId;
  const check = { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2, HealthyThresholdCount: 2 };
  for (const Name of ["blue", "green"]) {
    make(session, "elbv2", "CreateTargetGroup", { Name, Protocol: "HTTP", Port: 80, VpcId, ...check });
    make(session, "elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: group(session, Name), Attributes: [{ Key: "deregistration_delay.timeout_seconds", Value: "20" }] });
  }
  const { LoadBalancers = [] } = make<{ readonly LoadBalancers?: readonly { readonly LoadBalancerArn?: string }[] }>(session, "elbv2", "CreateLoadBalancer", { Name: "alb", Subnets });
  for (const Port of [80, 8080]) {
    const first = Port === 8080 && shift !== "CODE_DEPLOY" ? "green" : "blue";
    const DefaultActions = [{ Type: "forward", TargetGroupArn: group(session, first) }];
    make(session, "elbv2", "CreateListener", { LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn, Protocol: "HTTP", Port, DefaultActions });
  }
}

function makeRoles(session: Session): void {
  const roles = [
    ["infrastructure", "ecs.amazonaws.com", "AmazonECSInfrastructureRolePolicyForLoadBalancers"],
    ["deploys", "codedeploy.amazonaws.com", "AWSCodeDeployRoleForECS"],
  ] as const;
  for (const [RoleName, trusted, policy] of roles) {
    make(session, "iam", "CreateRole", { RoleName, AssumeRolePolicyDocument: trustPolicy(trusted) });
    make(session, "iam", "AttachRolePolicy", { RoleName, PolicyArn: `arn:aws:iam::aws:policy/${policy}` });
  }
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: "*" }] });
  make(session, "iam", "PutRolePolicy", { RoleName: "infrastructure", PolicyName: "invoke", PolicyDocument });
}

function serve(session: Session, shift: Shift): void {
  const [productionListenerRule, testListenerRule] = session.read((view) => view.all(listeners)).map(({ defaultRuleArn }) => defaultRuleArn);
  const advancedConfiguration = { alternateTargetGroupArn: group(session, "green"), productionListenerRule, testListenerRule, roleArn: ROLE };
  const own = shift === "CODE_DEPLOY" ? {} : { advancedConfiguration };
  const how = shift === "CODE_DEPLOY" ? { deploymentController: { type: "CODE_DEPLOY" } } : { deploymentConfiguration: configuration(shift, 0) };
  make(session, "ecs", "CreateService", {
    cluster: "random",
    serviceName: "web",
    taskDefinition: "app:4",
    desiredCount: 2,
    loadBalancers: [{ targetGroupArn: group(session, "blue"), containerName: "app", containerPort: 80, ...own }],
    ...how,
  });
  if (shift === "CODE_DEPLOY") makeGroup(session);
}

function makeGroup(session: Session): void {
  const [production, test] = session.read((view) => view.all(listeners)).map(({ listenerArn }) => listenerArn);
  make(session, "codedeploy", "CreateApplication", { applicationName: "shop", computePlatform: "ECS" });
  make(session, "codedeploy", "CreateDeploymentGroup", {
    ...GROUP,
    serviceRoleArn: "arn:aws:iam::123456789012:role/deploys",
    ecsServices: [{ clusterName: "random", serviceName: "web" }],
    deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
    blueGreenDeploymentConfiguration: {
      terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: 2 },
      deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
    },
    autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"] },
    alarmConfiguration: { enabled: true, alarms: [{ name: "errors" }] },
    loadBalancerInfo: {
      targetGroupPairInfoList: [{ targetGroups: [{ name: "blue" }, { name: "green" }], prodTrafficRoute: { listenerArns: [production] }, testTrafficRoute: { listenerArns: [test] } }],
    },
  });
}

/** What people and nature do to a service whose traffic moves. */
export function playShift(session: Session, shift: Shift, { kind, pick, size }: Act): void {
  const deploy: MakeCall = shift === "CODE_DEPLOY" ? codeDeploy : (_session, given, count) => ecs("UpdateService", { ...WEB, taskDefinition: `app:${revisionBy(given)}`, deploymentConfiguration: configuration(shift, count), forceNewDeployment: true });
  const acts = [deploy, deploy, deploy, ...ACTS];
  const call = acts[kind % acts.length]?.(session, pick, size);
  if (call !== undefined) session.call(call);
}

/** How many kinds of acts there are. */
export const kindsOfShiftDeeds = (): number => 3 + ACTS.length;

/** Whoever was asked to wait is let go on, and functions answer again. */
export function letGoOn(session: Session): void {
  session.call(behave("SUCCEEDED"));
  const continued = continueIt(session);
  if (continued !== undefined) session.call(continued);
}

type MakeCall = (session: Session, pick: number, size: number) => Call | undefined;

const ACTS: readonly MakeCall[] = [
  (_session, pick) => behave(HOOK_ANSWERS[pick % HOOK_ANSWERS.length] ?? "SUCCEEDED"),
  (_session, _pick, size) => ({ service: "cloudwatch", operation: "SetAlarmState", input: { AlarmName: "errors", StateValue: size % 3 === 0 ? "ALARM" : "OK", StateReason: "by hand" } }),
  (session, _pick, size) => stopIt(session, size),
  (session) => continueIt(session),
  (_session, _pick, size) => ecs("UpdateService", { ...WEB, desiredCount: size % 5 }),
  (session, pick) => {
    const task = one(session.read((view) => view.all(tasks)), pick);
    return task && ecs("StopTask", { cluster: "random", task: task.taskArn });
  },
  (session, pick, size) => {
    const instance = one(session.read((view) => view.all(containerInstances)), pick);
    return instance && ecs("UpdateContainerInstancesState", { cluster: "random", containerInstances: [instance.containerInstanceArn], status: size % 2 === 0 ? "DRAINING" : "ACTIVE" });
  },
  (session, pick) => {
    const instance = one(session.read((view) => view.all(instances)), pick);
    return instance && { service: "physics", operation: "FailInstance", input: { instanceId: instance.instanceId } };
  },
  (_session, pick, size) => ({ service: "physics", operation: "PutImageBehavior", input: { image: `app:${3 + (pick % 2)}`, healthStatus: size % 3 === 0 ? 500 : 200, startSeconds: size % 9 } }),
];

const HOOK_ANSWERS = ["SUCCEEDED", "FAILED", "IN_PROGRESS"] as const;
const JUDGE = lambdaArn("judge");
const behave = (hookStatus: (typeof HOOK_ANSWERS)[number]): Call => ({ service: "physics", operation: "PutFunctionBehavior", input: { functionArn: JUDGE, hookStatus } });

/** Three of four are sound. */
const revisionBy = (pick: number): number => [3, 4, 3, 4, 1, 3, 4, 2][pick % 8] ?? 4;

function codeDeploy(_session: Session, pick: number, size: number): Call {
  const Properties = { TaskDefinition: `app:${revisionBy(pick)}`, LoadBalancerInfo: { ContainerName: "app", ContainerPort: 80 } };
  const event = HOOK_EVENTS[size % HOOK_EVENTS.length];
  const Hooks = event === undefined ? [] : [{ [event]: "judge" }];
  const content = JSON.stringify({ version: 0, Resources: [{ TargetService: { Type: "AWS::ECS::Service", Properties } }], Hooks });
  const deploymentConfigName = `CodeDeployDefault.${["ECSAllAtOnce", "ECSLinear10PercentEvery1Minutes", "ECSCanary10Percent5Minutes"][size % 3]}`;
  return { service: "codedeploy", operation: "CreateDeployment", input: { ...GROUP, deploymentConfigName, revision: { revisionType: "AppSpecContent", appSpecContent: { content } } } };
}

const HOOK_EVENTS = [undefined, "BeforeInstall", "AfterInstall", undefined, "AfterAllowTestTraffic", "BeforeAllowTraffic", "AfterAllowTraffic"] as const;

function configuration(strategy: Exclude<Shift, "CODE_DEPLOY">, size: number): object {
  const pace = {
    BLUE_GREEN: {},
    LINEAR: { linearConfiguration: { stepPercent: [10, 33.3, 50][size % 3], stepBakeTimeInMinutes: size % 2 } },
    CANARY: { canaryConfiguration: { canaryPercent: [0.1, 10, 55.5][size % 3], canaryBakeTimeInMinutes: size % 2 } },
  }[strategy];
  const hook = [
    [],
    [{ hookTargetArn: JUDGE, roleArn: ROLE, lifecycleStages: [STAGES[size % STAGES.length]] }],
    [{ targetType: "PAUSE", lifecycleStages: ["POST_SCALE_UP"], timeoutConfiguration: { timeoutInMinutes: 5, action: size % 2 === 0 ? "ROLLBACK" : "CONTINUE" } }],
  ][(size >> 1) % 3];
  const deploymentCircuitBreaker = { enable: size % 4 < 3, rollback: size % 4 < 2 };
  const alarms = { alarmNames: ["errors"], enable: size % 5 < 2, rollback: size % 5 === 0 };
  return { strategy, bakeTimeInMinutes: size % 3, deploymentCircuitBreaker, alarms, lifecycleHooks: hook, minimumHealthyPercent: 100, maximumPercent: 200, ...pace };
}

const STAGES = ["RECONCILE_SERVICE", "PRE_SCALE_UP", "POST_SCALE_UP", "TEST_TRAFFIC_SHIFT", "POST_TEST_TRAFFIC_SHIFT", "PRODUCTION_TRAFFIC_SHIFT", "POST_PRODUCTION_TRAFFIC_SHIFT"] as const;

function stopIt(session: Session, size: number): Call | undefined {
  const open = session.read((view) => view.all(codeDeployments)).find(({ completedAt }) => completedAt === null);
  if (open !== undefined) return { service: "codedeploy", operation: "StopDeployment", input: { deploymentId: open.deploymentId, autoRollbackEnabled: size % 2 === 0 } };
  const { serviceDeploymentArn } = session.read((view) => view.all(serviceDeployments)).find(({ finishedAt }) => finishedAt === null) ?? {};
  return serviceDeploymentArn === undefined ? undefined : ecs("StopServiceDeployment", { serviceDeploymentArn, stopType: "ROLLBACK" });
}

function continueIt(session: Session): Call | undefined {
  const waiting = session.read((view) => view.all(codeDeployments)).find(({ status, completedAt }) => status === "Ready" && completedAt === null);
  if (waiting !== undefined) return { service: "codedeploy", operation: "ContinueDeployment", input: { deploymentId: waiting.deploymentId, deploymentWaitType: "READY_WAIT" } };
  return session.read((view) => {
    const [{ serviceDeploymentArn = "" } = {}] = view.all(services).flatMap(({ serviceArn }) => view.where(openServiceDeployments, serviceArn));
    const paused = view.find(trafficShifts, serviceDeploymentArn)?.hooks?.find(({ status }) => status === "AWAITING_ACTION");
    return paused && ecs("ContinueServiceDeployment", { serviceDeploymentArn, hookId: paused.hookId });
  });
}

const WEB = { cluster: "random", service: "web" };
const GROUP = { applicationName: "shop", deploymentGroupName: "web" };
const ROLE = "arn:aws:iam::123456789012:role/infrastructure";

const group = (session: Session, name: string): string => session.read((view) => view.all(targetGroups)).find(({ targetGroupName }) => targetGroupName === name)?.targetGroupArn ?? "";
