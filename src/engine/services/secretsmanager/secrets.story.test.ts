import { beforeEach, describe, expect, test } from "vitest";
import { story, type Story } from "../ecs/story.ts";

const ROLE = "ecsTaskExecutionRole";
const allow = (Action: string, Resource: string) => JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action, Resource } });

let s: Story;
beforeEach(() => {
  s = story();
  s.fleet("a");
});

const define = (valueFrom: string, more: object = {}) =>
  s.call("ecs", "RegisterTaskDefinition", {
    family: "web",
    executionRoleArn: ROLE,
    containerDefinitions: [{ name: "web", image: "web:1", memory: 64, secrets: [{ name: "PASSWORD", valueFrom }] }],
    ...more,
  } as never);
const run = (valueFrom: string) => {
  define(valueFrom);
  s.serve("web", "web:1", 1);
  s.run(20);
};
const grant = (action: string, resource: string) => s.call("iam", "PutRolePolicy", { RoleName: ROLE, PolicyName: "secrets", PolicyDocument: allow(action, resource) });
const why = () => s.tasks("STOPPED").map(({ stopCode, stoppedReason }) => `${stopCode}: ${stoppedReason}`)[0];
const isServing = () => {
  s.run(600);
  return s.service("web").runningCount === 1;
};
const create = (Name: string, SecretString: string) => s.call("secretsmanager", "CreateSecret", { Name, SecretString }).ARN ?? "";

describe("a secret of Secrets Manager", () => {
  test("needs the right to read it", () => {
    const arn = create("db", "hunter2");
    expect(arn).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:db-[A-Za-z0-9]{6}$/);
    run(arn);
    const id = s.tasks("STOPPED")[0]?.taskArn?.split("/").at(-1);
    expect(why()).toBe(
      `TaskFailedToStart: secret ${arn}: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/${ROLE}/${id} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${arn} because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    );
    expect(s.tasks("STOPPED")[0]?.containers).toMatchObject([{ lastStatus: "STOPPED" }]);
    grant("secretsmanager:GetSecretValue", arn);
    expect(isServing()).toBe(true);
  });

  test("must be there", () => {
    const arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf";
    grant("secretsmanager:GetSecretValue", "*");
    run(arn);
    expect(why()).toBe(
      `TaskFailedToStart: ResourceNotFoundException: The task can't retrieve the secret with ARN '${arn}' from AWS Secrets Manager. Check whether the secret exists in the specified Region: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
    );
    const made = create("db", "hunter2");
    define(made);
    s.update("web", { taskDefinition: "web:2" });
    expect(isServing()).toBe(true);
  });

  test("must have the key that is asked for", () => {
    grant("secretsmanager:GetSecretValue", "*");
    const arn = create("db", JSON.stringify({ user: "shop" }));
    run(`${arn}:password::`);
    expect(why()).toBe("TaskFailedToStart: retrieved secret from Secrets Manager did not contain json key password");
    s.call("secretsmanager", "PutSecretValue", { SecretId: "db", SecretString: JSON.stringify({ user: "shop", password: "hunter2" }) });
    expect(isServing()).toBe(true);
  });

  test("cannot be read once it is deleted", () => {
    grant("secretsmanager:GetSecretValue", "*");
    const arn = create("db", "hunter2");
    s.call("secretsmanager", "DeleteSecret", { SecretId: arn });
    run(arn);
    expect(why()).toBe(`TaskFailedToStart: secret ${arn}: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`);
  });
});

test("a secret cannot be read without a way to its service, until there is an endpoint", () => {
  grant("secretsmanager:GetSecretValue", "*");
  const arn = create("db", "hunter2");
  const vpc = s.call("ec2", "DescribeVpcs", {}).Vpcs?.[0]?.VpcId ?? "";
  const SubnetIds = [s.call("ec2", "DescribeSubnets", {}).Subnets?.[0]?.SubnetId ?? ""];
  const endpoint = (name: string) => s.call("ec2", "CreateVpcEndpoint", { VpcId: vpc, VpcEndpointType: "Interface", ServiceName: `com.amazonaws.us-east-1.${name}`, SubnetIds });
  for (const name of ["ecs", "ecs-agent", "ecs-telemetry"]) endpoint(name);
  // The image is on the instance already, so that nothing but the secret is out of reach.
  s.call("ecs", "RegisterTaskDefinition", { family: "plain", containerDefinitions: [{ name: "web", image: "web:1", memory: 64 }] });
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "plain" });
  s.run(60);
  const { RouteTables: [main] = [] } = s.call("ec2", "DescribeRouteTables", {});
  s.call("ec2", "DeleteRoute", { RouteTableId: main?.RouteTableId ?? "", DestinationCidrBlock: "0.0.0.0/0" });
  run(arn);
  expect(why()).toBe(
    `TaskFailedToStart: secret ${arn}: RequestError: send request failed caused by: Post "https://secretsmanager.us-east-1.amazonaws.com/": dial tcp 52.46.128.17:443: i/o timeout`,
  );
  endpoint("secretsmanager");
  expect(isServing()).toBe(true);
});

describe("a parameter of Systems Manager", () => {
  const ARN = "arn:aws:ssm:us-east-1:123456789012:parameter/shop/password";

  test.each(["/shop/password", ARN])("%s needs the right to read it, and must be there", (valueFrom) => {
    run(valueFrom);
    expect(why()).toMatch(/^TaskFailedToStart: fetching secret data from SSM Parameter Store in us-east-1: AccessDeniedException: User: .* is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:123456789012:parameter\/shop\/password because no/);
    grant("ssm:GetParameters", ARN);
    s.update("web", { forceNewDeployment: true });
    s.run(120);
    expect(s.tasks("STOPPED").map(({ stoppedReason }) => stoppedReason)).toContain(`fetching secret data from SSM Parameter Store in us-east-1: invalid parameters: ${valueFrom}`);
    s.call("ssm", "PutParameter", { Name: "/shop/password", Value: "hunter2", Type: "SecureString" });
    expect(isServing()).toBe(true);
  });
});

test("a task without an execution role is not defined, and one whose role went away starts no more", () => {
  expect(s.refusal("ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: "web:1", memory: 64, secrets: [{ name: "A", valueFrom: "a" }] }] } as never)).toBe(
    "ClientException: When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
  );
  s.call("iam", "CreateRole", { RoleName: "own", AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" } }) });
  s.call("physics", "PutImageBehavior", { image: "web:1", pullSeconds: 20 });
  define(create("db", "hunter2"), { executionRoleArn: "own" });
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "web:1" });
  s.run(5);
  s.call("iam", "DeleteRole", { RoleName: "own" });
  s.run(60);
  expect(why()).toBe("TaskFailedToStart: ASM secret resource: unable to find execution role credentials");
});

test("secrets and parameters are kept in versions, listed, and refused in AWS's words", () => {
  const arn = create("db", "one");
  expect(s.refusal("secretsmanager", "CreateSecret", { Name: "db", SecretString: "two" })).toBe("ResourceExistsException: The operation failed because the secret db already exists.");
  s.call("secretsmanager", "PutSecretValue", { SecretId: arn.slice(0, -7), SecretString: "two" });
  const value = (more: object) => s.call("secretsmanager", "GetSecretValue", { SecretId: "db", ...more }).SecretString;
  expect([value({}), value({ VersionStage: "AWSPREVIOUS" })]).toEqual(["two", "one"]);
  expect(Object.values(s.call("secretsmanager", "DescribeSecret", { SecretId: "db" }).VersionIdsToStages ?? {})).toEqual([["AWSPREVIOUS"], ["AWSCURRENT"]]);
  s.call("secretsmanager", "DeleteSecret", { SecretId: "db", RecoveryWindowInDays: 7 });
  expect(s.call("secretsmanager", "ListSecrets", {}).SecretList).toEqual([]);
  s.run(8 * 24 * 3600);
  expect(s.refusal("secretsmanager", "DescribeSecret", { SecretId: "db" })).toBe("ResourceNotFoundException: Secrets Manager can't find the specified secret.");
  expect(create("db", "three")).not.toBe(arn);

  const put = (more: object) => s.call("ssm", "PutParameter", { Name: "/a/b", Value: "1", Type: "String", ...more }).Version;
  expect([put({}), put({ Value: "2", Overwrite: true })]).toEqual([1, 2]);
  expect(s.refusal("ssm", "PutParameter", { Name: "/a/b", Value: "3", Type: "String" })).toContain("ParameterAlreadyExists: The parameter already exists.");
  expect(s.call("ssm", "GetParameter", { Name: "/a/b" }).Parameter).toMatchObject({ Value: "2", Version: 2, ARN: "arn:aws:ssm:us-east-1:123456789012:parameter/a/b" });
  expect(s.call("ssm", "DescribeParameters", { ParameterFilters: [{ Key: "Name", Option: "BeginsWith", Values: ["/a"] }] }).Parameters).toHaveLength(1);
  s.call("ssm", "DeleteParameter", { Name: "/a/b" });
  expect(s.refusal("ssm", "GetParameter", { Name: "/a/b" })).toBe("ParameterNotFound: ");
});
