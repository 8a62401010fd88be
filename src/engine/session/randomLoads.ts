import type { Call } from "../../aws/generated/api.ts";
import type { View } from "../kernel/context.ts";
import { seconds } from "../kernel/time.ts";
import { instances, securityGroups, subnets } from "../services/ec2/tables.ts";
import { tasks } from "../services/ecs/tables.ts";
import { targetGroups } from "../services/elbv2/tables.ts";
import { AMI, ecs, JOIN, make, one } from "./randomDeployments.ts";
import type { Act } from "./randomSession.ts";
import { emptyFile } from "./scenario.ts";
import { Session } from "./session.ts";

const METRIC = { Namespace: "shop", MetricName: "errors" };
const TARGET = { ServiceNamespace: "ecs", ResourceId: "service/random/web", ScalableDimension: "ecs:service:DesiredCount" };

/**
 * Two machines that share their CPU between a service behind a target group, whose load follows a curve and which is
 * scaled by it, and one behind a Classic Load Balancer; all is checked, measured and watched by alarms.
 */
export function loadedWorld(seed: number): Session {
  const session = new Session(emptyFile("loads", seed));
  make(session, "ecs", "CreateCluster", { clusterName: "random" });
  const zones = session.read((view) => view.all(subnets)).slice(0, 2).map(({ subnetId }) => subnetId);
  for (const SubnetId of zones) make(session, "ec2", "RunInstances", { ImageId: AMI, InstanceType: "t3.small", MinCount: 1, MaxCount: 1, SubnetId, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: JOIN });
  make(session, "ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpProtocol: "tcp", FromPort: 0, ToPort: 65535, CidrIp: "0.0.0.0/0" });
  make(session, "physics", "PutImageBehavior", { image: "app:1", resources: { cpuMillisPerRequest: 20, baseCpuUnits: 5 } });
  makeFronts(session, zones);
  make(session, "ecs", "RegisterTaskDefinition", definition("web", 0));
  make(session, "ecs", "RegisterTaskDefinition", definition("old", 8080));
  session.runUntil(seconds(100));
  const targetGroupArn = session.read(groupOf);
  const balanced = { containerName: "app", containerPort: 80 };
  make(session, "ecs", "CreateService", { cluster: "random", serviceName: "web", taskDefinition: "web", desiredCount: 2, loadBalancers: [{ targetGroupArn, ...balanced }] });
  make(session, "ecs", "CreateService", { cluster: "random", serviceName: "old", taskDefinition: "old", desiredCount: 1, loadBalancers: [{ loadBalancerName: "front", ...balanced }] });
  make(session, "application-autoscaling", "RegisterScalableTarget", { ...TARGET, MinCapacity: 1, MaxCapacity: 5 });
  const tracking = { TargetValue: 40, ScaleInCooldown: 60, PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" } };
  make(session, "application-autoscaling", "PutScalingPolicy", { ...TARGET, PolicyName: "cpu", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: tracking });
  session.runUntil(session.now + seconds(60));
  return session;
}

function makeFronts(session: Session, zones: readonly string[]): void {
  const VpcId = session.read((view) => view.all(subnets))[0]?.vpcId;
  make(session, "elbv2", "CreateTargetGroup", { Name: "tg", Protocol: "HTTP", Port: 80, VpcId, HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 4, HealthyThresholdCount: 2 });
  const { LoadBalancers = [] } = make<{ readonly LoadBalancers?: readonly { readonly LoadBalancerArn?: string }[] }>(session, "elbv2", "CreateLoadBalancer", { Name: "alb", Subnets: zones });
  make(session, "elbv2", "CreateListener", { LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: session.read(groupOf) }] });
  make(session, "elb", "CreateLoadBalancer", { LoadBalancerName: "front", Listeners: [{ Protocol: "HTTP", LoadBalancerPort: 80, InstancePort: 8080 }], Subnets: zones });
}

function definition(family: string, hostPort: number): object {
  const healthCheck = { command: ["CMD-SHELL", "true"], interval: 10, startPeriod: 30 };
  return { family, containerDefinitions: [{ name: "app", image: "app:1", cpu: 128, memory: 200, portMappings: [{ containerPort: 80, hostPort }], healthCheck }] };
}

const groupOf = (view: View): string => view.all(targetGroups)[0]?.targetGroupArn ?? "";

/** What people, users and nature do to services that are checked and measured; undefined: there is nothing to do it to. */
export const loadCall = (view: View, { kind, pick, size }: Act): Call | undefined => ACTS[kind % ACTS.length]?.(view, pick, size);

/** How many kinds of acts there are. */
export const kindsOfLoadActs = (): number => ACTS.length;

type MakeCall = (view: View, pick: number, size: number) => Call | undefined;

const nature = (operation: string, input: object): Call => ({ service: "physics", operation, input });
const CURVES = ["ramp", "spike", "day"];
const TREATMENTS = ["breaching", "ignore", "missing", "notBreaching"];

/** A status that comes back before a threshold is reached leaves its trace: it is drawn more often. */
const answers: MakeCall = (_view, pick, size) => nature("PutImageBehavior", { image: "app:1", healthStatus: size % 2 === 0 ? 200 : 500, startSeconds: pick % 9, resources: { cpuMillisPerRequest: 5 * (1 + (pick % 8)) } });

const ACTS: readonly MakeCall[] = [
  answers,
  answers,
  answers,
  (view, pick, size) => nature("PutTraffic", { targetGroupArn: groupOf(view), requestsPerSecond: size * 4, curve: { shape: CURVES[pick % 3], peakRequestsPerSecond: 4 * (size + pick), seconds: 120 + 30 * size, noisePercent: pick, noiseSeed: size } }),
  (view, _pick, size) => nature("PutTraffic", { targetGroupArn: groupOf(view), requestsPerSecond: size * 5 }),
  (_view, pick, size) => nature("PutImageBehavior", { image: "app:1", unhealthyAfterSeconds: 30 + 10 * size, requestStatus: pick % 2 === 0 ? 200 : 503 }),
  (_view, pick, size) => ecs("UpdateService", { cluster: "random", service: pick % 3 === 0 ? "old" : "web", desiredCount: size % 5, forceNewDeployment: size % 4 === 0 }),
  (view, pick) => {
    const task = one(view.all(tasks), pick);
    return task && ecs("StopTask", { cluster: "random", task: task.taskArn });
  },
  (view, pick, size) => ({ service: "elbv2", operation: "ModifyTargetGroup", input: { TargetGroupArn: groupOf(view), HealthCheckIntervalSeconds: 5 + pick, UnhealthyThresholdCount: 2 + (size % 4) } }),
  (view, pick, size) => ({ service: "elbv2", operation: "ModifyTargetGroupAttributes", input: { TargetGroupArn: groupOf(view), Attributes: [{ Key: "slow_start.duration_seconds", Value: String(pick % 2 === 0 ? 0 : 30 + size) }, { Key: "deregistration_delay.timeout_seconds", Value: String(size) }] } }),
  (_view, pick, size) => ({ service: "elb", operation: "ConfigureHealthCheck", input: { LoadBalancerName: "front", HealthCheck: { Target: pick % 2 === 0 ? "HTTP:8080/" : "TCP:8080", Interval: 5 + size, Timeout: 2, UnhealthyThreshold: 2, HealthyThreshold: 2 + (pick % 3) } } }),
  (_view, pick, size) => ({
    service: "cloudwatch",
    operation: "PutMetricAlarm",
    input: { AlarmName: `errors-${pick % 2}`, ...METRIC, Statistic: "Sum", Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 1 + (size % 3), Threshold: size % 5, ComparisonOperator: "GreaterThanThreshold", TreatMissingData: TREATMENTS[pick % 4] },
  }),
  (_view, _pick, size) => ({ service: "cloudwatch", operation: "PutMetricData", input: { ...METRIC, MetricName: undefined, MetricData: [{ MetricName: METRIC.MetricName, Value: size }] } }),
  (view, _pick, size) => {
    const group = view.all(securityGroups).find(({ groupName }) => groupName === "default");
    return { service: "ec2", operation: size % 2 === 0 ? "RevokeSecurityGroupIngress" : "AuthorizeSecurityGroupIngress", input: { GroupId: group?.groupId, IpProtocol: "tcp", FromPort: 0, ToPort: 65535, CidrIp: "0.0.0.0/0" } };
  },
  (view, pick, size) => {
    const instance = one(view.all(instances), pick);
    return instance && nature(size % 3 === 0 ? "FailInstance" : "SetAgentConnected", { instanceId: instance.instanceId, ...(size % 3 !== 0 && { connected: size % 2 === 0 }) });
  },
];
