import { beforeEach, describe, expect, test } from "vitest";
import { story, type Story } from "../ecs/story.ts";

const GROUP = "/ecs/shop";
const MISSING = "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.";
const deny = (...Action: readonly string[]) => JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Deny", Action, Resource: "*" } });

let s: Story;
beforeEach(() => {
  s = story();
});

const logging = (options: Readonly<Record<string, string>> = {}) => ({
  logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": GROUP, "awslogs-region": "us-east-1", "awslogs-stream-prefix": "shop", ...options } },
});
const makeGroup = () => s.call("logs", "CreateLogGroup", { logGroupName: GROUP });
const forbid = (RoleName: string, ...actions: readonly string[]) => s.call("iam", "PutRolePolicy", { RoleName, PolicyName: "no", PolicyDocument: deny(...actions) });
const permit = (RoleName: string) => s.call("iam", "DeleteRolePolicy", { RoleName, PolicyName: "no" });
const reasons = () => s.tasks("STOPPED").map(({ stopCode, stoppedReason }) => `${stopCode} ${stoppedReason}`);
const running = () => s.tasks().map(({ lastStatus }) => lastStatus);
const streams = () => s.call("logs", "DescribeLogStreams", { logGroupName: GROUP }).logStreams ?? [];
const lines = (logStreamName = streams()[0]?.logStreamName ?? "") =>
  (s.call("logs", "GetLogEvents", { logGroupName: GROUP, logStreamName, startFromHead: true }).events ?? []).map(({ message }) => message);

describe("a container starts only when it can write", () => {
  test("its log group is missing, until somebody makes it", () => {
    s.fleet("a");
    s.define("web", logging());
    s.serve("web", "web:1", 1);
    s.run(20);
    expect(reasons()).toContain(`TaskFailedToStart ${MISSING}`);
    expect(running()).not.toContain("RUNNING");
    makeGroup();
    s.run(600);
    expect(running()).toEqual(["RUNNING"]);
    const id = s.tasks()[0]?.taskArn?.split("/").at(-1);
    expect(streams().map(({ logStreamName }) => logStreamName)).toEqual([`shop/web/${id}`]);
  });

  test("the driver makes the group if it is told to, and may", () => {
    s.fleet("a");
    s.define("web", logging({ "awslogs-create-group": "true" }));
    s.serve("web", "web:1", 1);
    s.run(20);
    const resource = `arn:aws:logs:us-east-1:123456789012:log-group:${GROUP}`;
    const denied = `is not authorized to perform: logs:CreateLogGroup on resource: ${resource} because no identity-based policy allows the logs:CreateLogGroup action`;
    expect(reasons()[0]).toContain("failed to initialize logging driver: failed to create Cloudwatch log group: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/i-");
    expect(reasons()[0]).toContain(denied);
    s.call("iam", "AttachRolePolicy", { RoleName: "ecsInstanceRole", PolicyArn: "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" });
    s.run(600);
    expect(running()).toEqual(["RUNNING"]);
    expect(s.call("logs", "DescribeLogGroups", {}).logGroups).toMatchObject([{ logGroupName: GROUP, arn: `${resource}:*` }]);
  });

  test.each([
    ["ecsInstanceRole", {}],
    ["ecsTaskExecutionRole", { executionRoleArn: "ecsTaskExecutionRole" }],
  ])("%s may not make a stream", (role, more) => {
    s.fleet("a");
    makeGroup();
    forbid(role, "logs:CreateLogStream");
    s.call("ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: "web:1", memory: 64, ...logging() }], ...more } as never);
    s.serve("web", "web:1", 1);
    s.run(20);
    expect(reasons()[0]).toContain(`failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/${role}/`);
    expect(reasons()[0]).toMatch(/is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:123456789012:log-group:\/ecs\/shop:log-stream:shop\/web\/[0-9a-f]{32} with an explicit deny/);
    permit(role);
    s.run(600);
    expect(running()).toEqual(["RUNNING"]);
  });

  test("who may not put lines runs on, and they are lost", () => {
    s.fleet("a");
    makeGroup();
    forbid("ecsInstanceRole", "logs:PutLogEvents");
    s.define("web", logging());
    s.serve("web", "web:1", 1);
    s.run(60);
    expect(running()).toEqual(["RUNNING"]);
    expect(lines()).toEqual([]);
    permit("ecsInstanceRole");
    s.update("web", { forceNewDeployment: true });
    s.run(120);
    expect(streams().map(({ logStreamName }) => lines(logStreamName).length).sort()).toEqual([0, 2]);
  });

  test("without a way to CloudWatch Logs none starts, until there is an endpoint", () => {
    s.fleet("a");
    makeGroup();
    const vpc = s.call("ec2", "DescribeVpcs", {}).Vpcs?.[0]?.VpcId ?? "";
    const SubnetIds = [s.call("ec2", "DescribeSubnets", {}).Subnets?.[0]?.SubnetId ?? ""];
    const endpoint = (name: string) => s.call("ec2", "CreateVpcEndpoint", { VpcId: vpc, VpcEndpointType: "Interface", ServiceName: `com.amazonaws.us-east-1.${name}`, SubnetIds });
    for (const name of ["ecs", "ecs-agent", "ecs-telemetry"]) endpoint(name);
    // The image is on the instance already, so that nothing but the log is out of reach.
    s.define("web");
    s.serve("web", "web:1", 1);
    s.run(60);
    const { RouteTables: [main] = [] } = s.call("ec2", "DescribeRouteTables", {});
    s.call("ec2", "DeleteRoute", { RouteTableId: main?.RouteTableId ?? "", DestinationCidrBlock: "0.0.0.0/0" });
    s.define("web", { image: "web:1", ...logging() });
    s.update("web", { taskDefinition: "web:2" });
    s.run(30);
    expect(reasons()[0]).toContain(
      'failed to create Cloudwatch log stream: RequestError: send request failed caused by: Post "https://logs.us-east-1.amazonaws.com/": dial tcp 52.46.128.17:443: i/o timeout',
    );
    endpoint("logs");
    s.run(900);
    expect(streams()).toHaveLength(1);
    expect(s.service("web").deployments).toMatchObject([{ rolloutState: "COMPLETED" }]);
  });
});

describe("what a container writes", () => {
  test("its start, its requests by the minute, its signal and its end", () => {
    s.fleet("a");
    makeGroup();
    s.define("web", logging());
    const group = s.balancer("shop");
    s.serve("web", "web:1", 1, {}, group);
    s.run(60);
    s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 10 });
    s.run(120);
    expect(lines().slice(0, 2)).toEqual(["Starting web:1", "Ready, listening on port 80"]);
    expect(lines().slice(2)).toContain("600 requests in the last minute");
    s.update("web", { desiredCount: 0 });
    s.run(120);
    expect(lines().slice(-2)).toEqual(["Received SIGTERM, shutting down", "Exiting with code 0"]);
    const found = s.call("logs", "FilterLogEvents", { logGroupName: GROUP, filterPattern: "code" }).events ?? [];
    expect(found.map(({ message }) => message)).toEqual(["Exiting with code 0"]);
    s.run(2 * 3600);
    expect(lines().length).toBe(4);
    s.call("logs", "PutRetentionPolicy", { logGroupName: GROUP, retentionInDays: 1 });
    s.run(24 * 3600);
    expect(lines()).toEqual([]);
  });

  test("what its app is denied", () => {
    s.fleet("a");
    makeGroup();
    s.call("physics", "PutImageBehavior", { image: "web:1", awsCalls: [{ action: "s3:GetObject", resource: "arn:aws:s3:::shop/cart" }] });
    s.define("web", logging());
    s.serve("web", "web:1", 1);
    s.run(60);
    const denied = lines().filter((line) => line?.startsWith("AccessDenied: User: arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/"));
    expect(denied).toHaveLength(1);
    expect(running()).toEqual(["RUNNING"]);
  });

  test("who is killed says nothing more; without a prefix a stream has the container's id", () => {
    s.fleet("a");
    makeGroup();
    s.call("physics", "PutImageBehavior", { image: "web:1", ignoresSigterm: true });
    s.define("web", { ...logging(), logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": GROUP, "awslogs-region": "us-east-1" } } });
    s.serve("web", "web:1", 1);
    s.run(60);
    s.update("web", { desiredCount: 0 });
    s.run(120);
    expect(streams()[0]?.logStreamName).toMatch(/^[0-9a-f]{64}$/);
    expect(lines()).toEqual(["Starting web:1", "Ready, listening on port 80"]);
  });

  test("pages lead through a stream both ways, and end where they began", () => {
    s.fleet("a");
    makeGroup();
    s.define("web", logging());
    s.serve("web", "web:1", 1);
    s.run(60);
    const get = (more: object) => s.call("logs", "GetLogEvents", { logGroupName: GROUP, logStreamName: streams()[0]?.logStreamName ?? "", limit: 1, ...more });
    const messages = (page: ReturnType<typeof get>) => page.events?.map(({ message }) => message);
    const first = get({ startFromHead: true });
    const second = get({ nextToken: first.nextForwardToken });
    const end = get({ nextToken: second.nextForwardToken });
    expect([first, second, end].map(messages)).toEqual([["Starting web:1"], ["Ready, listening on port 80"], []]);
    expect(end.nextForwardToken).toBe(second.nextForwardToken);
    expect(messages(get({}))).toEqual(["Ready, listening on port 80"]);
    expect(messages(get({ nextToken: second.nextBackwardToken }))).toEqual(["Starting web:1"]);
  });
});

test("what is not there or makes no sense is refused in AWS's words", () => {
  const missing = "ResourceNotFoundException: The specified log group does not exist.";
  expect(s.refusal("logs", "DescribeLogStreams", { logGroupName: GROUP })).toBe(missing);
  expect(s.refusal("logs", "DeleteLogGroup", { logGroupName: GROUP })).toBe(missing);
  makeGroup();
  expect(s.refusal("logs", "CreateLogGroup", { logGroupName: GROUP })).toBe("ResourceAlreadyExistsException: The specified log group already exists");
  expect(s.refusal("logs", "GetLogEvents", { logGroupName: GROUP, logStreamName: "a" })).toBe("ResourceNotFoundException: The specified log stream does not exist.");
  expect(s.refusal("logs", "PutRetentionPolicy", { logGroupName: GROUP, retentionInDays: 2 })).toContain("Member must satisfy enum value set: [1, 3, 5,");
  expect(s.refusal("logs", "CreateLogGroup", { logGroupName: "a b" })).toContain("InvalidParameterException: 1 validation error detected: Value 'a b' at 'logGroupName'");
  s.call("logs", "DeleteLogGroup", { logGroupName: GROUP });
  expect(s.call("logs", "DescribeLogGroups", {}).logGroups).toEqual([]);
});
