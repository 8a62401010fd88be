import { expect, test } from "vitest";
import { stringify } from "yaml";
import { classicBalancers } from "../../../scripts/goldenClassic.ts";
import { codeDeploy } from "../../../scripts/goldenCodeDeploy.ts";
import { blueGreen } from "../../../scripts/goldenShifts.ts";
import { fc } from "../../../scripts/properties.ts";
import { epochSeconds } from "../../aws/epoch.ts";
import { formatCall } from "../../bridge/gateway/cli/format.ts";
import type { Call } from "../../bridge/protocol.ts";
import { desiredState, rowsOf } from "../../engine/session/desiredState.ts";
import { changedBeginnings, fullAccount, richAccount } from "../../engine/session/fullAccount.ts";
import { kindsOfActs, randomSession } from "../../engine/session/randomSession.ts";
import { emptyFile, playScenario, type Scenario } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { clockText } from "../../lib/timeText.ts";
import { blackFriday } from "../../scenarios/blackFriday.ts";
import { retailStore } from "../../scenarios/retailStore.ts";
import { accountTemplate } from "./accountTemplate.ts";
import { planOf, runScript, runTemplate, script } from "../../../scripts/bothWays.ts";
import { sessionScript } from "./sessionScript.ts";

const act = fc.record({ afterSeconds: fc.integer({ min: 0, max: 60 }), kind: fc.integer({ min: 0, max: kindsOfActs() - 1 }), pick: fc.nat(20), size: fc.nat(20) });
const world = fc.tuple(fc.nat(1_000), fc.array(act, { maxLength: 25 })).map(([seed, acts]) => richAccount(randomSession(seed, acts)));

test("an account written as a script and run in the terminal is the same account", async () => {
  await fc.assert(fc.asyncProperty(world, async (session) => {
      expect(desiredState(await runScript(await script(session)))).toEqual(desiredState(session));
    }), { numRuns: 6 });
});

test("an account written as a template and imported is the same account, as YAML and as JSON", async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.boolean(), async (session, asYaml) => {
      const template = accountTemplate(await planOf(session), "x");
      expect(desiredState(runTemplate(asYaml ? stringify(template, { aliasDuplicateObjects: false }) : JSON.stringify(template, null, 2)), { isTemplate: true })).toEqual(desiredState(session, { isTemplate: true }));
    }),
    { numRuns: 6 },
  );
});

test("networks, balancing, roles and names come through a script, also where what every account begins with was changed", async () => {
  const session = changedBeginnings(fullAccount(randomSession(3, [])));
  const plan = await planOf(session);
  expect(plan.leftOut).toEqual(["Secrets, for their values are not told: own-secret.", "Parameters, for their values are not told: /own/parameter."]);
  const text = await script(session);
  expect(text).not.toContain("hunter2");
  const { Description, Resources } = accountTemplate(plan, "x");
  expect(Description).toContain("Left out: what was changed in main route tables, of which CloudFormation has no resource.");
  expect(["FleetOwn", "FleetOwnPool", "FleetOwnComing"].map((id) => Resources[id]?.Properties)).toMatchObject([{ Cooldown: "60", VPCZoneIdentifier: [{ Ref: "SubnetB" }, { Ref: "SubnetC" }], LaunchTemplate: { LaunchTemplateId: { Ref: "LaunchOwn" } } }, { AutoScalingGroupName: { Ref: "FleetOwn" }, MaxGroupPreparedCapacity: 3, MinSize: 1, PoolState: "Stopped", InstanceReusePolicy: { ReuseOnScaleIn: true } }, { AutoScalingGroupName: { Ref: "FleetOwn" }, Recurrence: "0 8 * * *", StartTime: "2026-01-05T11:00:00.000Z", EndTime: "2026-01-15T09:00:00.000Z", DesiredCapacity: 3 }]);
  expect(text).toMatch(/^# simulated: physics PutTraffic \{"listenerArn":"\$BALANCER_OWN_ALB_LISTENER"/m);
  expect(desiredState(await runScript(text))).toEqual(desiredState(session));
});

test("they come through a template, the Retail store among them", async () => {
  const file = playScenario(retailStore);
  const shop = new Session(file);
  shop.runUntil(file.clock);
  for (const session of [fullAccount(randomSession(3, [])), shop]) {
    const template = JSON.stringify(accountTemplate(await planOf(session), "x"));
    expect(desiredState(runTemplate(template), { isTemplate: true })).toEqual(desiredState(session, { isTemplate: true }));
  }
});

test("load goes to services by their names, and what is simulated beside AWS stands as comments", async () => {
  const file = playScenario(retailStore);
  const session = new Session(file);
  session.runUntil(file.clock);
  const text = await script(session);
  expect(text).toContain('# simulated: physics PutTraffic {"cluster":"retail","service":"ui","requestsPerSecond":240}');
  const again = await runScript(text);
  expect(desiredState(again)).toEqual(desiredState(session));
  expect(rowsOf(again, "physics.traffic").map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([240, 90, 40, 20, 30]);
});

test("Service Connect goes along with its namespace, and so do the requests that services send each other", async () => {
  const session = new Session(emptyFile("x", 1));
  const call = (service: string, operation: string, input: object) => expect(session.call({ service, operation, input })).toMatchObject({ ok: true });
  call("ecs", "CreateCluster", { clusterName: "prod", serviceConnectDefaults: { namespace: "shop" } });
  call("ecs", "RegisterTaskDefinition", { family: "web", memory: "256", containerDefinitions: [{ name: "web", image: "web", memory: 128, portMappings: [{ name: "web", containerPort: 80 }] }] });
  const create = (serviceName: string, serviceConnectConfiguration: object) => call("ecs", "CreateService", { cluster: "prod", serviceName, taskDefinition: "web", desiredCount: 1, serviceConnectConfiguration });
  create("orders", { enabled: true, services: [{ portName: "web", clientAliases: [{ port: 80, dnsName: "orders" }] }] });
  create("ui", { enabled: true });
  call("physics", "PutServiceTraffic", { cluster: "prod", service: "ui", name: "orders", requestsPerSecond: 5 });
  const connected = (of: Session) => rowsOf(of, "ecs.connects").filter(({ ownerId }) => String(ownerId).startsWith("arn:")).map(({ ownerId, given }) => [ownerId, given]);
  const again = await runScript(await script(session));
  expect(connected(again)).toEqual(connected(session));
  expect(rowsOf(again, "ecs.serviceLoads")).toEqual(rowsOf(session, "ecs.serviceLoads"));
});

test("the script of a session, run in the terminal of an account with its seed, makes the same calls at the same times", async () => {
  const file = playScenario(retailStore);
  const again = await runScript(sessionScript(file, { format: formatCall, clock: clockText }), file.seed);
  expect(again.toFile().calls).toEqual(file.calls);
});

function classicShop(more: readonly Call[] = []): Session {
  const steps = classicBalancers.steps.filter(({ atSeconds = 0 }) => atSeconds <= 190);
  const session = new Session(playScenario({ ...classicBalancers, steps }));
  session.runUntil(240_000);
  for (const call of more) expect(session.call(call)).toMatchObject({ ok: true });
  return session;
}

test("a Classic Load Balancer comes through a script and a template with the service behind it and its load", async () => {
  const session = classicShop();
  expect((await planOf(session)).leftOut).toEqual([]);
  const again = await runScript(await script(session));
  expect(desiredState(again)).toEqual(desiredState(session));
  again.runUntil(again.now + 240_000);
  expect(rowsOf(again, "elb.instances").map(({ state }) => state)).toEqual(["InService", "InService"]);
  const template = accountTemplate(await planOf(session), "x");
  expect(template.Resources["BalancerFront"]?.Properties).toMatchObject({ Listeners: [{ LoadBalancerPort: "80", InstancePort: "8080" }], HealthCheck: { Target: "HTTP:8080/", Interval: "5" }, CrossZone: true, ConnectionDrainingPolicy: { Enabled: true, Timeout: 20 } });
  expect(template.Resources["ServiceShop"]?.Properties).toMatchObject({ LoadBalancers: [{ LoadBalancerName: { Ref: "BalancerFront" }, ContainerName: "shop", ContainerPort: 80 }] });
  expect(desiredState(runTemplate(JSON.stringify(template)), { isTemplate: true })).toEqual(desiredState(session, { isTemplate: true }));
});

test("one that has no listener comes through a script; CloudFormation wants one, and the template says so", async () => {
  const session = classicShop([{ service: "elb", operation: "DeleteLoadBalancerListeners", input: { LoadBalancerName: "front", LoadBalancerPorts: [80] } }]);
  expect(desiredState(await runScript(await script(session)))).toEqual(desiredState(session));
  expect(accountTemplate(await planOf(session), "x").Description).toContain("Left out: that a Classic Load Balancer has no listener");
});

test("a Classic Load Balancer that Terraform prints is made with all that is set of it, and the service behind it", () => {
  const listener = [{ instance_port: 8080, instance_protocol: "http", lb_port: 80, lb_protocol: "http", ssl_certificate_id: "" }];
  const health_check = [{ target: "HTTP:8080/", interval: 10, timeout: 3, unhealthy_threshold: 2, healthy_threshold: 2 }];
  const resources = [
    tf("aws_elb.front", { id: "front", name: "front", arn: "arn:aws:elasticloadbalancing:eu-west-1:999988887777:loadbalancer/front", internal: false, subnets: ["subnet-0aaaaaaa"], security_groups: [], listener, health_check, cross_zone_load_balancing: true, connection_draining: true, connection_draining_timeout: 40, idle_timeout: 90, availability_zones: ["eu-west-1a"], instances: [] }),
    tf("aws_ecs_task_definition.web", { arn: "arn:aws:ecs:eu-west-1:999988887777:task-definition/web:7", id: "web", family: "web", network_mode: "bridge", container_definitions: JSON.stringify([{ name: "web", image: "nginx", memory: 128, portMappings: [{ containerPort: 80, hostPort: 8080 }] }]) }),
    tf("aws_ecs_cluster.main", { name: "main", arn: "arn:aws:ecs:eu-west-1:999988887777:cluster/main", id: "arn:aws:ecs:eu-west-1:999988887777:cluster/main" }),
    tf("aws_ecs_service.web", { name: "web", cluster: "arn:aws:ecs:eu-west-1:999988887777:cluster/main", task_definition: "arn:aws:ecs:eu-west-1:999988887777:task-definition/web:7", desired_count: 1, launch_type: "EC2", load_balancer: [{ target_group_arn: "", elb_name: "front", container_name: "web", container_port: 80 }] }),
  ];
  const session = runTemplate(JSON.stringify({ format_version: "1.0", terraform_version: "1.9.0", values: { root_module: { resources } } }));
  expect(rowsOf(session, "elb.loadBalancers")).toMatchObject([
    {
      loadBalancerName: "front",
      listeners: [{ protocol: "HTTP", loadBalancerPort: 80, instanceProtocol: "HTTP", instancePort: 8080 }],
      healthCheck: { target: "HTTP:8080/", intervalSeconds: 10, timeoutSeconds: 3, unhealthyThreshold: 2, healthyThreshold: 2 },
      isCrossZone: true,
      drainSeconds: 40,
      idleTimeoutSeconds: 90,
    },
  ]);
  expect(rowsOf(session, "ecs.services")[0]).toMatchObject({ loadBalancers: [{ targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/front", containerName: "web", containerPort: 80 }] });
});

const ALARM = { AlarmName: "errors", Namespace: "AWS/ECS", MetricName: "CPUUtilization", Statistic: "Average", Period: 60, EvaluationPeriods: 1, Threshold: 1.5, ComparisonOperator: "GreaterThanThreshold", Dimensions: [{ Name: "ClusterName", Value: "shop" }] };

/** What an account of a scenario comes to before an instant, with an alarm. */
function deploying(scenario: Scenario, untilSeconds: number, more: readonly Call[] = []): Session {
  const session = new Session(playScenario({ ...scenario, steps: scenario.steps.filter(({ atSeconds = 0 }) => atSeconds < untilSeconds) }));
  session.runUntil(untilSeconds * 1_000);
  const put = (input: object): Call => ({ service: "cloudwatch", operation: "PutMetricAlarm", input });
  for (const call of [put(ALARM), put({ ...ALARM, AlarmName: "quiet", ActionsEnabled: false }), ...more]) expect(session.call(call)).toMatchObject({ ok: true });
  return session;
}

test("a service whose traffic moves between target groups comes through a script with the rules that its listeners begin with", async () => {
  const session = deploying(blueGreen, 300);
  const text = await script(session);
  expect(text).toContain('"productionListenerRule":"\'"$BALANCER_WEB_DEFAULT_RULE"\'"');
  const again = await runScript(text);
  expect(desiredState(again)).toEqual(desiredState(session));
  expect(rowsOf(again, "ecs.deploymentOptions")).toMatchObject([{ strategy: "BLUE_GREEN", bakeTimeInMinutes: 2 }, { strategy: "BLUE_GREEN" }]);
});

test("what CodeDeploy has comes through a script: a service after its deployment, its group, a configuration, and alarms", async () => {
  const session = deploying(codeDeploy, 799);
  expect((await planOf(session)).leftOut).toEqual([]);
  const again = await runScript(await script(session));
  expect(desiredState(again)).toEqual(desiredState(session));
  expect(rowsOf(again, "codedeploy.groups")).toHaveLength(1);
  expect(rowsOf(again, "cloudwatch.alarms")).toHaveLength(2);
});

test("they come through a template", async () => {
  const session = deploying(codeDeploy, 799);
  const template = accountTemplate(await planOf(session), "x");
  expect(template.Resources["DeploymentGroupWeb"]?.Properties).toMatchObject({
    ApplicationName: { Ref: "ApplicationShop" },
    ECSServices: [{ ServiceName: { "Fn::GetAtt": ["ServiceWeb", "Name"] }, ClusterName: { Ref: "ClusterShop" } }],
    LoadBalancerInfo: { TargetGroupPairInfoList: [{ TargetGroups: [{ Name: { "Fn::GetAtt": ["TargetsBlue", "TargetGroupName"] } }, {}], ProdTrafficRoute: { ListenerArns: [{ Ref: "BalancerWebListener" }] } }] },
  });
  expect(desiredState(runTemplate(JSON.stringify(template)), { isTemplate: true })).toEqual(desiredState(session, { isTemplate: true }));
});

test("in a template rules for every path stand for those that listeners begin with, and traffic moves by them", async () => {
  const watched = { cluster: "shop", service: "web", deploymentConfiguration: { alarms: { alarmNames: ["errors"], enable: true, rollback: true } } };
  const session = deploying(blueGreen, 300, [{ service: "ecs", operation: "UpdateService", input: watched }]);
  const template = accountTemplate(await planOf(session), "x");
  expect(template.Description).toContain("Left out: the rules that listeners begin with, to which CloudFormation has no reference");
  expect(template.Resources["ServiceWeb"]?.Properties).toMatchObject({ DeploymentConfiguration: { Strategy: "BLUE_GREEN", Alarms: { AlarmNames: [{ Ref: "AlarmErrors" }] } } });
  const again = runTemplate(JSON.stringify(template));
  const { rules, services, ...rest } = desiredState(again, { isTemplate: true });
  const { rules: _rules, services: before, ...expected } = desiredState(session, { isTemplate: true });
  expect(rest).toEqual(expected);
  expect(rules).toHaveLength(2);
  expect(services).toEqual(before?.map((one) => one.replaceAll("default rule of", "rule 50000 of")));
});

test("an alarm on a load balancer is left out of a script, which says so", async () => {
  const session = deploying(blueGreen, 90);
  const [balancer] = rowsOf(session, "elbv2.loadBalancers");
  const Dimensions = [{ Name: "LoadBalancer", Value: String(balancer?.["loadBalancerArn"]).split(":loadbalancer/")[1] }];
  expect(session.call({ service: "cloudwatch", operation: "PutMetricAlarm", input: { ...ALARM, AlarmName: "slow", Dimensions } })).toMatchObject({ ok: true });
  expect(await script(session)).toContain("# Left out: Alarm slow: what it looks at of a load balancer will have another id.");
});

/** Black Friday a while before its load grows, with more of what scales. */
function scaled(): Session {
  const session = new Session(playScenario(blackFriday));
  session.runUntil(600_000);
  const call = (service: Call["service"], operation: string, input: object) => {
    const answer = session.call({ service, operation, input });
    expect(answer).toMatchObject({ ok: true });
    return answer.ok ? (answer.output as Readonly<Record<string, unknown>>) : {};
  };
  const target = { ServiceNamespace: "ecs", ResourceId: "service/shop/shop-ec2", ScalableDimension: "ecs:service:DesiredCount" };
  const steps = { PolicyName: "steps", PolicyType: "StepScaling", AdjustmentType: "PercentChangeInCapacity", MinAdjustmentMagnitude: 2, StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 50 }] };
  const { PolicyName, PolicyType, ...StepScalingPolicyConfiguration } = steps;
  const { PolicyARN: ofService } = call("application-autoscaling", "PutScalingPolicy", { ...target, PolicyName, PolicyType, StepScalingPolicyConfiguration });
  call("application-autoscaling", "RegisterScalableTarget", { ...target, SuspendedState: { DynamicScalingInSuspended: true } });
  const action = (ScheduledActionName: string, input: object) => call("application-autoscaling", "PutScheduledAction", { ...target, ScheduledActionName, ScalableTargetAction: { MinCapacity: 6 }, ...input });
  action("evening", { Schedule: "cron(0 18 * * ? *)", Timezone: "Europe/Berlin", StartTime: epochSeconds(86_400_000) });
  action("soon", { Schedule: "at(2026-01-05T09:10:30)" });
  const { Subnets } = call("ec2", "DescribeSubnets", {}) as { readonly Subnets: readonly { readonly SubnetId: string }[] };
  const hook = { LifecycleHookName: "warm", LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING", HeartbeatTimeout: 90, DefaultResult: "CONTINUE", NotificationMetadata: "it's" };
  call("autoscaling", "CreateAutoScalingGroup", {
    AutoScalingGroupName: "mixed",
    MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: "shop-asg", Version: "1" }, Overrides: [{ InstanceType: "m5.large" }, { InstanceType: "c5.large" }] }, InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 25, SpotAllocationStrategy: "price-capacity-optimized" } },
    MinSize: 0, MaxSize: 4, DesiredCapacity: 1, VPCZoneIdentifier: Subnets[1]?.SubnetId, CapacityRebalance: true, DefaultInstanceWarmup: 40, HealthCheckType: "ELB", LifecycleHookSpecificationList: [hook],
  });
  const { PolicyARN: ofGroup } = call("autoscaling", "PutScalingPolicy", { AutoScalingGroupName: "mixed", ...steps, Enabled: false, EstimatedInstanceWarmup: 20 });
  call("autoscaling", "PutScalingPolicy", { AutoScalingGroupName: "mixed", PolicyName: "simple", AdjustmentType: "ExactCapacity", ScalingAdjustment: 3, Cooldown: 7 });
  call("autoscaling", "PutScalingPolicy", { AutoScalingGroupName: "mixed", PolicyName: "cpu", PolicyType: "TargetTrackingScaling", TargetTrackingConfiguration: { TargetValue: 40.5, PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" }, DisableScaleIn: true } });
  call("autoscaling", "EnableMetricsCollection", { AutoScalingGroupName: "mixed", Granularity: "1Minute", Metrics: ["GroupDesiredCapacity", "GroupInServiceInstances"] });
  call("cloudwatch", "PutMetricAlarm", { ...ALARM, AlarmActions: [ofService, ofGroup] });
  call("physics", "PutQueue", { queueName: "orders", cluster: "shop", service: "shop-fargate", messagesPerSecond: 3, messagesPerSecondPerTask: 2 });
  session.runUntil(session.now + 120_000);
  call("autoscaling", "SuspendProcesses", { AutoScalingGroupName: "mixed", ScalingProcesses: ["Launch", "AlarmNotification"] });
  return session;
}

test("Black Friday comes through a script: what scales its services and groups, its capacity providers, and its load with its curve", async () => {
  const session = new Session(playScenario(blackFriday));
  session.runUntil(600_000);
  expect((await planOf(session)).leftOut).toEqual([]);
  const again = await runScript(await script(session));
  expect(desiredState(again)).toEqual(desiredState(session));
  const alarms = (of: Session) => rowsOf(of, "cloudwatch.alarms").map(({ configuration }) => JSON.stringify({ ...(configuration as object), AlarmDescription: "", AlarmActions: [] })).toSorted();
  expect(alarms(again)).toEqual(alarms(session));
});

test("so do policies of steps with the alarms that act by them, scheduled actions, and groups with hooks, several types and what they do not do", async () => {
  const session = scaled();
  const text = await script(session);
  expect((await planOf(session)).leftOut).toEqual(["Scheduled action soon of shop-ec2, whose time is over."]);
  expect(text).toContain('--alarm-actions "$POLICY_SHOP_EC2_STEPS" "$POLICY_MIXED_STEPS"');
  const again = await runScript(text);
  expect(desiredState(again)).toEqual(desiredState(session));
  expect(rowsOf(again, "autoscaling.instances").filter(({ autoScalingGroupName }) => autoScalingGroupName === "mixed")).toHaveLength(1);
});

test("in a template policies speak of what they scale, alarms of them, and capacity providers of their groups; all come through", async () => {
  const session = scaled();
  const template = accountTemplate(await planOf(session), "x");
  const { Resources, Description } = template;
  const properties = (id: string) => Resources[id]?.Properties;
  expect(properties("ProviderShopInstances")).toMatchObject({ AutoScalingGroupProvider: { AutoScalingGroupArn: { Ref: "FleetShopAsg" }, ManagedScaling: { Status: "ENABLED" } } });
  expect(properties("FleetMixed")).toMatchObject({ MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: { Ref: "LaunchShopAsg" } } } }, LifecycleHookSpecificationList: [{ LifecycleHookName: "warm" }], MetricsCollection: [{ Granularity: "1Minute", Metrics: ["GroupDesiredCapacity", "GroupInServiceInstances"] }] });
  expect(properties("PolicyMixedSimple")).toEqual({ AutoScalingGroupName: { Ref: "FleetMixed" }, PolicyType: "SimpleScaling", AdjustmentType: "ExactCapacity", ScalingAdjustment: 3, Cooldown: "7" });
  expect(Resources["ScaledShopEc2"]).toMatchObject({ DependsOn: ["ServiceShopEc2"], Properties: { MinCapacity: 6, ScheduledActions: [{ ScheduledActionName: "evening", StartTime: "2026-01-06T09:00:00.000Z" }] } });
  expect(properties("PolicyShopEc2Steps")).toMatchObject({ ScalingTargetId: { Ref: "ScaledShopEc2" }, StepScalingPolicyConfiguration: { MinAdjustmentMagnitude: 2 } });
  expect(properties("AlarmErrors")).toMatchObject({ AlarmActions: [{ Ref: "PolicyShopEc2Steps" }, { Ref: "PolicyMixedSteps" }] });
  expect(Description).toContain("which processes of Auto Scaling groups are suspended");
  expect(desiredState(runTemplate(JSON.stringify(template)), { isTemplate: true })).toEqual(desiredState(session, { isTemplate: true }));
});

function tf(address: string, values: Record<string, unknown>) {
  const [type, name] = address.split(".");
  return { address, mode: "managed", type, name, values };
}
