import { seconds } from "../src/engine/kernel/time.ts";
import { tasks } from "../src/engine/services/ecs/tables.ts";
import type { Session } from "../src/engine/session/session.ts";
import { answered, idleCluster, make } from "./cluster.ts";

const SERVICES = 20;
const TASKS_EACH = 50;
const INSTANCES = 90;
const FIRST_PORT = 8000;
const IMAGE = "app:1";

/** Of each service, in requests per second. At half of its CPU a task does twelve and a half of them. */
const LOAD = { night: 50, peak: 1_150 };

/** Twenty services of fifty tasks, each behind a target group of its own, whose loads follow the hours of a day and which are scaled by their CPU. */
export function balancedServices(): Session {
  const session = idleCluster(INSTANCES);
  make(session, "physics", "PutImageBehavior", { image: IMAGE, resources: { cpuMillisPerRequest: 5, baseCpuUnits: 0 } });
  make(session, "ecs", "RegisterTaskDefinition", DEFINITION);
  make(session, "ec2", "AuthorizeSecurityGroupIngress", { GroupName: "default", IpProtocol: "tcp", FromPort: FIRST_PORT, ToPort: FIRST_PORT + SERVICES - 1, CidrIp: "0.0.0.0/0" });
  const { Subnets } = answered<{ readonly Subnets: readonly { readonly SubnetId: string; readonly VpcId: string }[] }>(session, "ec2", "DescribeSubnets", {});
  const balancer = answered<{ readonly LoadBalancers: readonly { readonly LoadBalancerArn: string }[] }>(session, "elbv2", "CreateLoadBalancer", { Name: "bench", Subnets: Subnets.map(({ SubnetId }) => SubnetId) });
  const groups = Array.from({ length: SERVICES }, (_, i) => targetGroup(session, { name: `s${i}`, port: FIRST_PORT + i, vpcId: Subnets[0]?.VpcId, balancerArn: balancer.LoadBalancers[0]?.LoadBalancerArn }));
  groups.forEach((targetGroupArn, i) => make(session, "ecs", "CreateService", service(`s${i}`, targetGroupArn)));
  session.runUntil(seconds(1_200));
  const running = session.read((view) => view.all(tasks)).filter(({ lastStatus }) => lastStatus === "RUNNING").length;
  if (running !== SERVICES * TASKS_EACH) throw new Error(`${running} tasks run, not ${SERVICES * TASKS_EACH}`);
  groups.forEach((targetGroupArn, i) => scale(session, `s${i}`, targetGroupArn));
  return session;
}

/** A size of its own is all that a task can get, whoever is on the same instance. */
const DEFINITION = {
  family: "sized",
  cpu: "128",
  memory: "256",
  containerDefinitions: [{ name: "app", image: IMAGE, portMappings: [{ containerPort: 80, hostPort: 0 }] }],
};

interface Group {
  readonly name: string;
  readonly port: number;
  readonly vpcId: string | undefined;
  readonly balancerArn: string | undefined;
}

/** Its targets are checked every thirty seconds. */
function targetGroup(session: Session, { name, port, vpcId, balancerArn }: Group): string {
  const { TargetGroups } = answered<{ readonly TargetGroups: readonly { readonly TargetGroupArn: string }[] }>(session, "elbv2", "CreateTargetGroup", { Name: name, Protocol: "HTTP", Port: 80, VpcId: vpcId, HealthCheckIntervalSeconds: 30 });
  const arn = TargetGroups[0]?.TargetGroupArn ?? "";
  make(session, "elbv2", "CreateListener", { LoadBalancerArn: balancerArn, Protocol: "HTTP", Port: port, DefaultActions: [{ Type: "forward", TargetGroupArn: arn }] });
  return arn;
}

const service = (serviceName: string, targetGroupArn: string) => ({
  cluster: "bench",
  serviceName,
  taskDefinition: "sized",
  desiredCount: TASKS_EACH,
  placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }, { type: "binpack", field: "memory" }],
  loadBalancers: [{ targetGroupArn, containerName: "app", containerPort: 80 }],
});

/** With the two alarms of its policy a service has three. */
function scale(session: Session, name: string, targetGroupArn: string): void {
  const target = { ServiceNamespace: "ecs", ResourceId: `service/bench/${name}`, ScalableDimension: "ecs:service:DesiredCount" };
  make(session, "application-autoscaling", "RegisterScalableTarget", { ...target, MinCapacity: 5, MaxCapacity: 120 });
  const policy = { TargetValue: 50, PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" } };
  make(session, "application-autoscaling", "PutScalingPolicy", { ...target, PolicyName: "cpu", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: policy });
  make(session, "cloudwatch", "PutMetricAlarm", {
    AlarmName: `${name}-memory`,
    Namespace: "AWS/ECS",
    MetricName: "MemoryUtilization",
    Dimensions: [{ Name: "ClusterName", Value: "bench" }, { Name: "ServiceName", Value: name }],
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 3,
    Threshold: 90,
    ComparisonOperator: "GreaterThanThreshold",
  });
  const curve = { shape: "day", peakRequestsPerSecond: LOAD.peak, noisePercent: 5, noiseSeed: 1 + Number(name.slice(1)) };
  make(session, "physics", "PutTraffic", { targetGroupArn, requestsPerSecond: LOAD.night, curve });
}
