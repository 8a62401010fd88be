import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { wireModels } from "../../../scripts/wireModels.mjs";
import { encodeBase64 } from "../../lib/base64.ts";
import { clockNamed, nameOfClock } from "./clock.ts";
import { exchangedNames } from "./exchangedNames.ts";
import { openHeadless, type Options } from "./headless.ts";

const models = wireModels(fileURLToPath(new URL("../../../", import.meta.url)));

/** An account as a program sees it that speaks to it over HTTP. */
function open(options: Options = {}) {
  const log: string[] = [];
  let wall = 0;
  const headless = openHeadless(options, { models, wallMs: () => wall, log: (line) => log.push(line) });
  const ask = async (method: string, path: string, { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {}) => {
    const bytes = new TextEncoder().encode(body === undefined ? "" : JSON.stringify(body));
    const [at = "", query = ""] = path.split("?");
    const { status, body: text } = await headless.answer({ method, path: at, query, header: (name) => headers[name] ?? null, body: bytes });
    return { status, said: JSON.parse(String(text)) as never };
  };
  const call = async (service: string, operation: string, input: object = {}, region = "us-east-1") => {
    const { status, said } = await ask("POST", "/_playground/call", { body: { service, operation, input, region } });
    expect({ status, said }).toMatchObject({ status: 200 });
    return (said as { output: never }).output;
  };
  const state = async (region = "us-east-1") => (await ask("GET", `/_playground/state?region=${region}`)).said as { now: number; digest: string; clock: string; seed: string };
  const advance = (seconds: unknown) => ask("POST", "/_playground/advance", { body: { seconds } });
  return { ask, call, state, advance, log, passWall: (ms: number) => (wall += ms) };
}

const START = 1_767_603_600;

const launch = { ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id", InstanceType: "t3.medium", MinCount: 2, MaxCount: 2, IamInstanceProfile: { Name: "ecsInstanceRole" } };
const definition = { family: "web", containerDefinitions: [{ name: "web", image: "web", cpu: 128, memory: 256 }] };

async function begin({ call }: ReturnType<typeof open>, region?: string) {
  await call("ecs", "CreateCluster", {}, region);
  await call("ec2", "RunInstances", { ...launch, UserData: encodeBase64("#!/bin/bash\necho ECS_CLUSTER=default >> /etc/ecs/ecs.config\n") }, region);
  await call("ecs", "RegisterTaskDefinition", definition, region);
}

describe("the clock", () => {
  test("settles after a change: it is answered as of its own instant, and what follows is there for the next call", async () => {
    const account = open();
    await begin(account);
    expect(await account.call("ecs", "ListContainerInstances")).toMatchObject({ containerInstanceArns: [expect.any(String), expect.any(String)] });
    const made = await account.call("ecs", "CreateService", { serviceName: "web", taskDefinition: "web", desiredCount: 3 });
    expect(made).toMatchObject({ service: { runningCount: 0, deployments: [{ rolloutState: "IN_PROGRESS" }] } });
    expect(await account.call("ecs", "DescribeServices", { services: ["web"] })).toMatchObject({
      services: [{ runningCount: 3, pendingCount: 0, deployments: [{ rolloutState: "COMPLETED" }] }],
    });
  });

  test.each([5, 1])("settles after a service is scaled, to %d", async (desiredCount) => {
    const account = open();
    await begin(account);
    await account.call("ecs", "CreateService", { serviceName: "web", taskDefinition: "web", desiredCount: 3 });
    await account.call("ecs", "UpdateService", { service: "web", desiredCount });
    expect(await account.call("ecs", "DescribeServices", { services: ["web"] })).toMatchObject({ services: [{ runningCount: desiredCount }] });
    await account.call("ecs", "DeleteService", { service: "web", force: true });
    expect(await account.call("ecs", "ListTasks", {})).toEqual({ taskArns: [] });
    expect((await account.state()).now).toBeLessThan(START + 1000);
  });

  test("stands still while it is only looked at, and when a call is refused", async () => {
    const account = open();
    await begin(account);
    const before = await account.state();
    await account.call("ecs", "ListTasks");
    await account.ask("POST", "/_playground/call", { body: { service: "ecs", operation: "StopTask", input: { task: "none" } } });
    expect(await account.state()).toEqual(before);
  });

  test("waits no longer than an hour for what never settles", async () => {
    const account = open();
    await account.call("ecs", "CreateCluster");
    await account.call("ecs", "RegisterTaskDefinition", definition);
    const { now } = await account.state();
    expect(now).toBe(START);
    await account.call("ecs", "CreateService", { serviceName: "web", taskDefinition: "web", desiredCount: 1 });
    expect((await account.state()).now).toBe(START + 3600);
  });

  test("moves by request alone when it is manual", async () => {
    const account = open({ clock: "manual" });
    await begin(account);
    expect(await account.state()).toMatchObject({ now: START, clock: "manual" });
    expect((await account.advance(90.5)).said).toEqual(await account.state());
    expect(await account.state()).toMatchObject({ now: START + 90.5 });
    expect(await account.call("ecs", "ListContainerInstances")).toMatchObject({ containerInstanceArns: [expect.any(String), expect.any(String)] });
  });

  test("follows the wall, so many times as fast", async () => {
    const account = open({ clock: "x10" });
    account.passWall(1500.25);
    expect(await account.state()).toMatchObject({ now: START + 15.002, clock: "x10" });
    account.passWall(0.05);
    account.passWall(0.05);
    expect(await account.state()).toMatchObject({ now: START + 15.003 });
  });

  test.each([-1, Infinity, 1e12, "5", null, undefined])("cannot be moved by %j", async (seconds) => {
    const account = open();
    expect(await account.advance(seconds)).toMatchObject({ status: 400, said: { error: { code: "ValidationException" } } });
    expect((await account.state()).now).toBe(START);
  });

  test.each(["settle", "manual", "realtime", "x60", "x0.5"])("%s is the name of one", (name) => {
    const clock = clockNamed(name);
    expect(clock && nameOfClock(clock)).toBe(name);
  });

  test.each(["", "x", "x0", "x-1", "60", "xN"])("%j is not", (name) => expect(clockNamed(name)).toBeUndefined());
});

test("the same seed and calls have the same digest, before a reset and after it; another seed has another", async () => {
  const account = open({ seed: "a text" });
  const first = await account.state();
  const live = async (on: typeof account) => {
    await begin(on);
    await on.call("ecs", "RunTask", { taskDefinition: "web", count: 2 });
    return on.state();
  };
  const lived = await live(account);
  expect(lived.digest).not.toBe(first.digest);
  expect(await account.ask("POST", "/_playground/reset")).toEqual({ status: 200, said: first });
  expect(await live(account)).toEqual(lived);
  expect((await account.ask("POST", "/moto-api/reset")).status).toBe(200);
  expect(await account.state()).toEqual(first);
  expect((await live(open({ seed: "a text" }))).digest).toBe(lived.digest);
  expect((await live(open({ seed: "another" }))).digest).not.toBe(lived.digest);
});

test("a scenario stands there from the beginning, in the Region of the default alone", async () => {
  const account = open({ scenario: "retail-store" });
  expect(await account.call("ecs", "ListClusters")).toEqual({ clusterArns: ["arn:aws:ecs:us-east-1:123456789012:cluster/retail"] });
  expect(await account.call("ecs", "ListClusters", {}, "eu-west-1")).toEqual({ clusterArns: [] });
  expect((await account.state()).now).toBe(START + 600);
});

describe("a Region", () => {
  test("is a world of its own, under its own name", async () => {
    const account = open({ clock: "manual" });
    await begin(account, "eu-west-1");
    expect(await account.call("ecs", "ListClusters", {}, "us-east-1")).toEqual({ clusterArns: [] });
    expect(await account.call("ecs", "ListClusters", {}, "eu-west-1")).toEqual({ clusterArns: ["arn:aws:ecs:eu-west-1:123456789012:cluster/default"] });
    const described = await account.call("ecs", "DescribeClusters", { clusters: ["arn:aws:ecs:eu-west-1:123456789012:cluster/default"] }, "eu-west-1");
    expect(described).toMatchObject({ clusters: [{ status: "ACTIVE" }], failures: [] });
    const zones = await account.call("ec2", "DescribeAvailabilityZones", {}, "eu-west-1");
    expect(zones).toMatchObject({ AvailabilityZones: [{ ZoneName: "eu-west-1a", ZoneId: "euw1-az1", RegionName: "eu-west-1" }, {}, {}] });
  });

  test("that is used late has come as far as the others", async () => {
    const account = open({ clock: "manual" });
    await account.advance(100);
    expect((await account.state("sa-east-1")).now).toBe(START + 100);
  });

  test("shares IAM with the others: one of them answers, wherever it is asked", async () => {
    const account = open();
    const before = await account.state("eu-west-1");
    await account.call("iam", "CreateInstanceProfile", { InstanceProfileName: "shop" }, "eu-west-1");
    for (const region of ["us-east-1", "eu-west-1", "ap-south-1"]) {
      expect(await account.call("iam", "ListInstanceProfiles", {}, region)).toMatchObject({ InstanceProfiles: [{ InstanceProfileName: "ecsInstanceRole" }, { InstanceProfileName: "shop" }] });
    }
    expect(await account.state("eu-west-1")).toEqual(before);
  });

  test("that there is not is no Region", async () => {
    const { status, said } = await open().ask("GET", "/_playground/state?region=mars-north-1");
    expect({ status, said }).toEqual({ status: 400, said: { error: { code: "UnknownRegion", message: 'There is no Region "mars-north-1".' } } });
  });

  test.each([
    ["us-east-1a", "eu-west-1a"],
    ["arn:aws:ecs:eu-west-1:1:x", "arn:aws:ecs:us-east-1:1:x"],
    ["ip-1.ec2.internal", "ip-1.eu-west-1.compute.internal"],
    [{ a: ["use1-az1", 5, null] }, { a: ["euw1-az1", 5, null] }],
    ["eu-central-1 stays", "eu-central-1 stays"],
  ])("exchanges its names with those of the default, and back: %j", (value, other) => {
    const exchange = exchangedNames("eu-west-1") ?? expect.fail("there is such a Region");
    expect([exchange(value), exchange(other)]).toEqual([other, value]);
  });
});

describe("an AWS client", () => {
  const target = (name: string, headers: Record<string, string> = {}) => ({ headers: { "x-amz-target": name, ...headers }, body: {} });

  test("is answered in the Region it signed for", async () => {
    const account = open();
    await account.call("ecs", "CreateCluster", {}, "eu-west-1");
    const authorization = "AWS4-HMAC-SHA256 Credential=A/20260105/eu-west-1/ecs/aws4_request, SignedHeaders=host, Signature=0";
    const { said } = await account.ask("POST", "/", target("AmazonEC2ContainerServiceV20141113.ListClusters", { authorization }));
    expect(said).toEqual({ clusterArns: ["arn:aws:ecs:eu-west-1:123456789012:cluster/default"] });
  });

  test("hears of an operation that is not simulated", async () => {
    const { status, said } = await open().ask("POST", "/", target("AmazonEC2ContainerServiceV20141113.ListDaemons"));
    expect([status, said]).toEqual([400, { __type: "NotSimulated", message: "ecs ListDaemons is not simulated yet." }]);
  });

  test("of a newer kind shows in the log", async () => {
    const { ask, log } = open();
    await ask("POST", "/", { ...target("AmazonEC2ContainerServiceV20141113.ListClusters"), body: { colour: "red" } });
    expect(log).toEqual(["ecs ListClusters: the model does not know colour; left out."]);
  });
});

test.each([
  ["GET", "/_playground/nothing", 404],
  ["POST", "/_playground/state", 404],
  ["POST", "/_playground/call", 400],
])("%s %s says so", async (method, path, status) => {
  expect(await open().ask(method, path, { body: {} })).toMatchObject({ status, said: { error: { message: expect.any(String) as string } } });
});

test.each([
  [{ clock: "lunar" }, "There is no clock lunar."],
  [{ scenario: "none" }, "There is no scenario none. There are: retail-store,"],
])("an option that makes no sense is refused: %j", (options, message) => expect(() => open(options)).toThrow(message));
