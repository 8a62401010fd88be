import { expect, test } from "vitest";
import { story, type Story } from "../../../../engine/services/ecs/story.ts";
import { explainRights } from "../../../../engine/services/iam/decide/explainRights.ts";
import { joining } from "../../../../engine/trial.ts";
import { roleArnOf, standingDenials } from "../../../graph/lens/roleFacts.ts";
import { fold, NO_TABLES, type Tables } from "../../../store/replica.ts";
import { allowing } from "./allowing.ts";
import { rolesOfService } from "./serviceRoles.ts";

const REPOSITORY = "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web";
const TASKS = JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" } });

/** What the page knows of roles and of what was asked in them. */
function seen(s: Story): Tables {
  const rows = <T extends "iam.roles" | "iam.decisions">(name: T) => s.world.rows(name) as never;
  return fold(NO_TABLES, { "iam.roles": rows("iam.roles"), "iam.decisions": rows("iam.decisions") });
}

/** Opens each role at which something is denied, and takes what it offers, as the button does, until nothing is left. */
function mend(s: Story): readonly string[] {
  const pressed: string[] = [];
  for (let times = 0; times < 12; times++) {
    const tables = seen(s);
    const denials = [...tables["iam.roles"].values()].flatMap((role) => standingDenials(roleArnOf(role), tables).map((row) => ({ role, row })));
    const [first] = denials.flatMap(({ role, row }) => {
      const offer = allowing(explainRights(s.world.view, row), row, role);
      return offer === null ? [] : [{ ...offer.call, action: row.action }];
    });
    if (first === undefined) return pressed;
    s.call("iam", first.operation as "PutRolePolicy", first.input as never);
    pressed.push(`${first.operation} ${first.action}`);
    s.run(120);
  }
  throw new Error(`it is never enough: ${pressed.join(", ")}`);
}

const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:shop";
const allow = (Action: string, Resource: string) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });
const deny = (Action: string) => JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Deny", Action, Resource: "*" } });

/** A service that needs each of the roles: an image of its own, a log group, a secret, something of S3. */
function shop(s: Story): void {
  s.call("logs", "CreateLogGroup", { logGroupName: "/ecs/web" });
  const secret = s.call("secretsmanager", "CreateSecret", { Name: "shop", SecretString: "hush" }).ARN ?? "";
  for (const RoleName of ["exec", "app"]) s.call("iam", "CreateRole", { RoleName, AssumeRolePolicyDocument: TASKS });
  s.call("iam", "AttachRolePolicy", { RoleName: "exec", PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy" });
  s.call("iam", "PutRolePolicy", { RoleName: "exec", PolicyName: "secret", PolicyDocument: allow("secretsmanager:GetSecretValue", `${SECRET}*`) });
  s.call("iam", "PutRolePolicy", { RoleName: "app", PolicyName: "data", PolicyDocument: allow("s3:GetObject", "*") });
  s.call("physics", "PutImageBehavior", { image: `${REPOSITORY}:*`, awsCalls: [{ action: "s3:GetObject", resource: "arn:aws:s3:::shop/cart" }] });
  const container = {
    name: "web",
    image: `${REPOSITORY}:1`,
    memory: 128,
    secrets: [{ name: "KEY", valueFrom: secret }],
    logConfiguration: { logDriver: "awslogs" as const, options: { "awslogs-group": "/ecs/web", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "web" } },
  };
  s.call("ecs", "RegisterTaskDefinition", { family: "web", executionRoleArn: "exec", taskRoleArn: "app", containerDefinitions: [container] });
  s.serve("web", "web:1", 2);
}

/** What is heard of a failure: events, why tasks stopped, what agents log, and what was denied. */
function heard(s: Story): string {
  const logs = (s.call("ec2", "DescribeInstances", {}).Reservations ?? []).flatMap(({ Instances = [] }) => Instances.map(({ InstanceId = "" }) => s.agentLog(InstanceId).join("\n")));
  const denied = [...seen(s)["iam.decisions"].values()].map(({ message }) => message ?? "");
  return [s.told(), ...s.tasks("STOPPED").map(({ stoppedReason = "" }) => stoppedReason), ...logs, ...denied].join("\n");
}

/** Makes the roles that the view of the service says are not there. */
function create(s: Story): readonly string[] {
  const definitions = new Map(s.world.rows("ecs.taskDefinitions")) as unknown as Tables["ecs.taskDefinitions"];
  const [definition] = definitions.values();
  const missing = rolesOfService(definition, seen(s)).filter(({ roleKey }) => roleKey === null);
  for (const { make } of missing) s.call("iam", make.operation as "CreateRole", make.input as never);
  s.run(120);
  return missing.map(({ make }) => make.operation);
}

interface Failure {
  readonly what: string;
  readonly breaks: (s: Story) => void;
  /** Whether the service is up all the same. */
  readonly isUp?: true;
  readonly heard: RegExp;
  readonly pressed: readonly string[];
}

/** Each right that makes all work: taken away, seen to be missed, and given back by what the role's view offers. */
const FAILURES: readonly Failure[] = [
  {
    what: "an agent may not register",
    breaks: (s) => void s.call("iam", "DetachRolePolicy", { RoleName: "ecsInstanceRole", PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role" }),
    heard: /No Container Instances were found in your cluster[^]*AccessDeniedException: User: \S+ is not authorized to perform: ecs:RegisterContainerInstance/,
    pressed: ["ecs:RegisterContainerInstance", "ecs:DiscoverPollEndpoint", "ecs:Poll", "ecs:SubmitTaskStateChange", "ecs:SubmitContainerStateChange"].map((action) => `PutRolePolicy ${action}`),
  },
  {
    what: "an image may not be pulled",
    breaks: (s) => void s.call("iam", "PutRolePolicy", { RoleName: "exec", PolicyName: "no", PolicyDocument: deny("ecr:*") }),
    heard: /CannotPullECRContainerError: AccessDeniedException: User: \S+ is not authorized to perform: ecr:GetAuthorizationToken on resource: \* with an explicit deny in an identity-based policy/,
    pressed: ["DeleteRolePolicy ecr:GetAuthorizationToken"],
  },
  {
    what: "a secret may not be read",
    breaks: (s) => void s.call("iam", "DeleteRolePolicy", { RoleName: "exec", PolicyName: "secret" }),
    heard: /is not authorized to perform: secretsmanager:GetSecretValue on resource: \S+ because no identity-based policy allows the secretsmanager:GetSecretValue action/,
    pressed: ["PutRolePolicy secretsmanager:GetSecretValue"],
  },
  {
    what: "logs may not be written",
    breaks: (s) => void s.call("iam", "PutRolePolicy", { RoleName: "exec", PolicyName: "no", PolicyDocument: deny("logs:CreateLogStream") }),
    heard: /CannotStartContainerError: [^]*failed to create Cloudwatch log stream: AccessDeniedException: /,
    pressed: ["DeleteRolePolicy logs:CreateLogStream"],
  },
  {
    what: "the app is denied, and healthy",
    breaks: (s) => void s.call("iam", "DeleteRolePolicy", { RoleName: "app", PolicyName: "data" }),
    isUp: true,
    heard: /assumed-role\/app\/\S+ is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::shop\/cart/,
    pressed: ["PutRolePolicy s3:GetObject"],
  },
];

test.each(FAILURES)("$what: the view of the role tells the cause, and what it offers mends it", ({ breaks, isUp, heard: words, pressed }) => {
  const s = story();
  s.call("ecs", "CreateCluster", { clusterName: "prod" });
  s.launch(joining("prod"));
  shop(s);
  breaks(s);
  s.run(180);
  expect(s.service("web").runningCount).toBe(isUp === true ? 2 : 0);
  expect(heard(s)).toMatch(words);
  expect(mend(s)).toEqual(pressed);
  s.run(600);
  expect(s.service("web").runningCount).toBe(2);
  const left = [...seen(s)["iam.roles"].values()].flatMap((role) => standingDenials(roleArnOf(role), seen(s)));
  expect(left).toEqual([]);
});

test("a role that is not there: the view of the service says so, makes it, and what it may not do is given to it", () => {
  const s = story();
  s.fleet("a", "m5.large");
  shop(s);
  s.call("iam", "DeleteRolePolicy", { RoleName: "app", PolicyName: "data" });
  s.call("iam", "DeleteRole", { RoleName: "app" });
  s.update("web", { forceNewDeployment: true });
  s.run(60);
  expect(s.told()).toContain("ECS was unable to assume the role 'arn:aws:iam::123456789012:role/app' that was provided for this task.");
  expect(create(s)).toEqual(["CreateRole"]);
  expect(mend(s)).toEqual(["PutRolePolicy s3:GetObject"]);
  s.run(600);
  expect(s.service("web").deployments).toMatchObject([{ runningCount: 2, rolloutState: "COMPLETED" }]);
});

test("without ECS's own role no target is registered, until the view of the service makes it again", () => {
  const s = story();
  s.fleet("ab", "m5.large");
  s.define("web");
  const group = s.balancer("shop");
  s.serve("web", "web:1", 1, {}, group);
  s.run(60);
  s.call("iam", "DeleteServiceLinkedRole", { RoleName: "AWSServiceRoleForECS" });
  s.update("web", { desiredCount: 2 });
  s.run(60);
  expect(s.told()).toContain("(service web) failed to register targets in (target-group shop) with (error Unable to assume the service linked role. Please verify that the ECS service linked role exists.)");
  expect(create(s)).toEqual(["CreateServiceLinkedRole"]);
  s.run(120);
  expect(s.call("elbv2", "DescribeTargetHealth", { TargetGroupArn: group }).TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State)).toEqual(["healthy", "healthy"]);
});
