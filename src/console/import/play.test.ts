import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "../../aws/generated/ecs.ts";
import { logGroupCalls } from "./logGroups.ts";
import type { ServiceFinding, TaskDefinitionFinding } from "../../aws/import/finding.ts";
import { importText } from "../../aws/import/importText.ts";
import { fargateNetwork } from "../dialogs/placesForNew.ts";
import { needsFargateOrSubnets, serviceAsSimulated, taskDefinitionOnEc2, unsimulatedIn } from "../../aws/import/simulated.ts";
import type { Call, TableChanges, TableName } from "../../bridge/protocol.ts";
import { emptyFile, playScenario } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { encodeBase64 } from "../../lib/base64.ts";
import type { Step } from "../dialogs/useSubmission.ts";
import { fold, NO_TABLES, type Tables } from "../store/replica.ts";
import { type ServiceChoices, servicePlan, usualChoices } from "./servicePlan.ts";

const SAMPLES = new URL("../../aws/import/samples/", import.meta.url);
const files = readdirSync(SAMPLES);
const SERVICE = "service-ui-fargate-alb.json";
const sample = (name: string) => importText(readFileSync(new URL(name, SAMPLES), "utf8")).findings[0]!;

const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" } });

const ecs = (operation: string, input: object): Call => ({ service: "ecs", operation, input });

/** A cluster with a large instance in each zone, and every agent registered. */
function account(): Session {
  const launch = (zone: number) => ({
    call: {
      service: "ec2",
      operation: "RunInstances",
      input: { InstanceType: "m5.large", MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: "ecsInstanceRole" }, SubnetId: `\${subnets.Subnets[${zone}].SubnetId}`, UserData: encodeBase64("#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\n") },
    },
  });
  const steps = [{ call: ecs("CreateCluster", { clusterName: "prod" }) }, { as: "subnets", call: { service: "ec2", operation: "DescribeSubnets", input: {} } }, launch(0), launch(1), launch(2)];
  const session = new Session(playScenario({ id: "x", title: "x", summary: "x", seed: 3, openAtSeconds: 0, steps }));
  session.runUntil(180_000);
  return session;
}

function tablesOf({ world }: Session): Tables {
  const names = Object.keys(NO_TABLES) as TableName[];
  return fold(NO_TABLES, Object.fromEntries(names.map((name) => [name, world.rows(name)])) as TableChanges);
}

/** Makes the calls of a plan as a form does, up to the first refusal. */
function make(session: Session, steps: readonly Step[]) {
  const outputs = new Map<string, unknown>();
  for (const { id, call } of steps) {
    const answer = session.call(call(outputs));
    if (!answer.ok) return answer;
    outputs.set(id, answer.output);
  }
  return { ok: true as const, outputs };
}

function runs(session: Session, service: string) {
  session.runUntil(session.now + 400_000);
  const rows = tablesOf(session);
  const tasks = [...rows["ecs.tasks"].values()].filter(({ serviceArn }) => serviceArn?.endsWith(`/${service}`));
  return {
    running: tasks.filter(({ lastStatus }) => lastStatus === "RUNNING").length,
    events: [...rows["ecs.serviceEvents"].values()].filter(({ serviceArn }) => serviceArn.endsWith(`/${service}`)).map(({ message }) => message),
  };
}

test.each(files.filter((file) => file !== SERVICE))("%s is imported, registered and run", (file) => {
  const session = account();
  const { input } = sample(file) as TaskDefinitionFinding;
  const { taskRoleArn: role } = input;
  if (role !== undefined) session.call({ service: "iam", operation: "CreateRole", input: { RoleName: role.slice(role.lastIndexOf("/") + 1), AssumeRolePolicyDocument: TRUST } });
  for (const made of logGroupCalls(input)) session.call(made);
  const registered = session.call(ecs("RegisterTaskDefinition", input));
  expect(registered).toMatchObject({ ok: true });

  let family = input.family;
  if (needsFargateOrSubnets(input)) {
    const asIs = session.call(ecs("CreateService", { cluster: "prod", serviceName: "as-is", taskDefinition: family, desiredCount: 1, launchType: "FARGATE", networkConfiguration: fargateNetwork(tablesOf(session)) }));
    expect(asIs).toMatchObject({ ok: true });
    expect(runs(session, "as-is").running).toBe(1);
    family = `${input.family}-on-ec2`;
    expect(session.call(ecs("RegisterTaskDefinition", { ...taskDefinitionOnEc2(input), family }))).toMatchObject({ ok: true });
  }
  expect(session.call(ecs("CreateService", { cluster: "prod", serviceName: "played", taskDefinition: family, desiredCount: 1 }))).toMatchObject({ ok: true });
  const { running, events } = runs(session, "played");
  expect(running).toBe(1);
  expect(events.at(-1)).toBe("(service played) has reached a steady state.");
});

test("the service whose target group does not exist is made with all it needs, and its targets get healthy", () => {
  const session = account();
  const { input } = sample(SERVICE) as ServiceFinding;
  const sources = { tables: tablesOf(session), found: null };
  const choices = usualChoices(input, sources);
  expect(choices).toMatchObject({ definition: "standIn", asSimulated: false });
  expect(choices.clusterArn).toMatch(/cluster\/prod$/);

  const plan = servicePlan(input, choices, sources);
  expect(plan.steps.map(({ id }) => id)).toEqual(["taskDefinition", "targetGroup ecs-w-UserI-14Q8MDI6HZLOA", "securityGroup", "securityGroup in", expect.stringMatching(/^securityGroup to sg-/), "loadBalancer", "listener ecs-w-UserI-14Q8MDI6HZLOA", "service"]);
  expect(make(session, plan.steps)).toMatchObject({ ok: true });
  expect(runs(session, "user-interface-service").running).toBe(1);
  expect([...tablesOf(session)["elbv2.targets"].values()].map(({ state }) => state)).toEqual(["healthy"]);
  expect([...tablesOf(session)["ecs.services"].values()]).toMatchObject([{ launchType: "FARGATE" }]);
});

const web: RegisterTaskDefinitionRequest = { family: "web", containerDefinitions: [{ name: "web", image: "nginx", memory: 128, portMappings: [{ containerPort: 80 }] }] };
const arn = (name: string) => `arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/${name}/0123456789abcdef`;

test.each<[string, Partial<CreateServiceRequest>, Partial<ServiceChoices>]>([
  ["without a cluster of its own", {}, {}],
  ["in a new cluster", { cluster: "shop" }, { clusterArn: null }],
  ["with an unknown revision", { taskDefinition: "web:17" }, {}],
  ["with an unknown family", { taskDefinition: "api:2", loadBalancers: [{ targetGroupArn: arn("api"), containerName: "api", containerPort: 8080 }] }, {}],
  ["with two target groups", { loadBalancers: [{ targetGroupArn: arn("a"), containerName: "web", containerPort: 80 }, { targetGroupArn: arn("b"), containerName: "web", containerPort: 80 }] }, {}],
  ["with one target group twice", { loadBalancers: [{ targetGroupArn: arn("a"), containerName: "web", containerPort: 80 }, { targetGroupArn: arn("a"), containerName: "web", containerPort: 80 }] }, {}],
  ["with a target group that has no name", { loadBalancers: [{ targetGroupArn: "${TargetGroup}", containerName: "web", containerPort: 80 }] }, {}],
  ["with names that a load balancer cannot have", { serviceName: "a_service_with_a_very_long_name_and_underscores_", loadBalancers: [{ targetGroupArn: arn("-x_y-"), containerName: "web", containerPort: 80 }] }, {}],
])("a service %s is made", (_, part, choice) => {
  const session = account();
  session.call(ecs("RegisterTaskDefinition", web));
  const input = { serviceName: "web", taskDefinition: "web", desiredCount: 2, ...part };
  const sources = { tables: tablesOf(session), found: null };
  const { steps } = servicePlan(input, { ...usualChoices(input, sources), ...choice }, sources);
  expect(make(session, steps)).toMatchObject({ ok: true });
});

test("a service over Fargate Spot has the cluster's capacity providers made for it, and runs", () => {
  const session = account();
  const capacityProviderStrategy = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
  const input: CreateServiceRequest = { serviceName: "web", taskDefinition: "web:4", desiredCount: 1, capacityProviderStrategy, networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"], assignPublicIp: "ENABLED" } } };
  const sources = { tables: tablesOf(session), found: null };
  expect(unsimulatedIn(input)).toEqual([]);
  expect(make(session, servicePlan(input, usualChoices(input, sources), sources).steps)).toMatchObject({ ok: true });
  expect(runs(session, "web").running).toBe(1);
});

test("a definition that came along is registered first, for container instances if the person chose so", () => {
  const session = account();
  const found: RegisterTaskDefinitionRequest = { ...web, requiresCompatibilities: ["FARGATE"], networkMode: "awsvpc", cpu: "256", memory: "512" };
  const input: CreateServiceRequest = { serviceName: "web", taskDefinition: "web:4", desiredCount: 1 };
  const sources = { tables: tablesOf(session), found };
  const choices = usualChoices(input, sources);
  expect(choices.definition).toBe("found");
  expect(make(session, servicePlan(input, { ...choices, asSimulated: true }, sources).steps)).toMatchObject({ ok: true });
  expect(runs(session, "web").running).toBe(1);
});

test.each<Partial<CreateServiceRequest>>([
  { launchType: "EXTERNAL" },
  { deploymentController: { type: "CODE_DEPLOY" } },
  { serviceRegistries: [{ registryArn: "arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1" }] },
  { serviceConnectConfiguration: { enabled: true } },
  { deploymentConfiguration: { lifecycleHooks: [{ hookTargetArn: "arn:aws:lambda:us-east-1:123456789012:function:judge", roleArn: "arn:aws:iam::123456789012:role/x", lifecycleStages: ["PRE_SCALE_UP"] }] } },
])("%j is known to be refused, and the service goes through without it", (part) => {
  const session = new Session(emptyFile("x", 1));
  session.call(ecs("CreateCluster", { clusterName: "default" }));
  session.call(ecs("PutClusterCapacityProviders", { cluster: "default", capacityProviders: ["FARGATE"], defaultCapacityProviderStrategy: [] }));
  session.call(ecs("RegisterTaskDefinition", web));
  const input: CreateServiceRequest = { serviceName: "web", taskDefinition: "web", desiredCount: 1, ...part };
  expect(unsimulatedIn(input)).toHaveLength(1);
  expect(session.dryRun(ecs("CreateService", input))).toMatchObject({ ok: false, code: part.launchType === undefined ? "InvalidParameterException" : "UnsupportedFeatureException" });
  expect(session.dryRun(ecs("CreateService", serviceAsSimulated(input)))).toMatchObject({ ok: true });
});
