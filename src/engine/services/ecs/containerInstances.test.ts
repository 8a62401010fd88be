import { beforeEach, describe, expect, test } from "vitest";
import { joining, Trial } from "../../trial.ts";

let trial: Trial;
let arns: readonly string[];

beforeEach(() => {
  trial = new Trial();
  trial.call("ecs", "CreateCluster", { clusterName: "web" });
  trial.launch(joining("web"), { MinCount: 2, MaxCount: 2 });
  trial.run(90);
  arns = trial.instances("web").map(({ containerInstanceArn = "" }) => containerInstanceArn);
});

const UNKNOWN = "0".repeat(32);

describe("a container instance's state", () => {
  const set = (status: "ACTIVE" | "DRAINING", containerInstances: readonly string[]) =>
    trial.call("ecs", "UpdateContainerInstancesState", { cluster: "web", containerInstances, status });

  test("goes from ACTIVE to DRAINING and back", () => {
    const [one = "", other = ""] = arns;
    const answer = set("DRAINING", [one, one, UNKNOWN]);
    expect(answer.containerInstances).toMatchObject([{ containerInstanceArn: one, status: "DRAINING", version: 3 }]);
    expect(answer.failures).toEqual([{ arn: UNKNOWN, reason: "MISSING" }]);
    expect(trial.call("ecs", "ListContainerInstances", { cluster: "web", status: "DRAINING" }).containerInstanceArns).toEqual([one]);
    expect(trial.call("ecs", "ListContainerInstances", { cluster: "web", status: "ACTIVE" }).containerInstanceArns).toEqual([other]);
    expect(set("ACTIVE", [one.slice(-32)]).containerInstances).toMatchObject([{ status: "ACTIVE", version: 4 }]);
  });

  test("does not change when it is so already", () => {
    const before = trial.world.digest;
    expect(set("ACTIVE", arns).containerInstances).toMatchObject([{ version: 2 }, { version: 2 }]);
    // The call is in the log, and so in the digest; the rows are not.
    expect(trial.world.digest).not.toBe(before);
  });

  test("cannot be set to what happens by itself", () => {
    const refusal = trial.refusal("ecs", "UpdateContainerInstancesState", { cluster: "web", containerInstances: arns, status: "REGISTERING" });
    expect(refusal).toBe("InvalidParameterException: Container instances status should be one of [ACTIVE,DRAINING]");
  });

  test("is set for at most ten at a time", () => {
    const containerInstances = Array.from({ length: 11 }, () => arns[0] ?? "");
    const refusal = trial.refusal("ecs", "UpdateContainerInstancesState", { cluster: "web", containerInstances, status: "DRAINING" });
    expect(refusal).toBe("InvalidParameterException: containerInstances can have at most 10 items");
  });

  test("is no longer anybody's when it is INACTIVE", () => {
    const [one = ""] = arns;
    trial.call("ecs", "DeregisterContainerInstance", { cluster: "web", containerInstance: one });
    expect(set("DRAINING", [one]).failures).toEqual([{ arn: one, reason: "INACTIVE" }]);
    expect(trial.refusal("ecs", "DeregisterContainerInstance", { cluster: "web", containerInstance: one })).toBe(
      `InvalidParameterException: Container instance ${one} is inactive.`,
    );
  });
});

test("an unknown container instance cannot be deregistered", () => {
  expect(trial.refusal("ecs", "DeregisterContainerInstance", { cluster: "web", containerInstance: UNKNOWN })).toBe(
    `InvalidParameterException: Referenced container instance ${UNKNOWN} not found.`,
  );
});

describe("a filter", () => {
  const list = (filter: string, status?: "ACTIVE" | "DRAINING") =>
    trial.call("ecs", "ListContainerInstances", { cluster: "web", filter, status }).containerInstanceArns;

  test("selects by an expression of the cluster query language", () => {
    const [one = "", other = ""] = arns;
    trial.call("ecs", "PutAttributes", { cluster: "web", attributes: [{ name: "stack", value: "prod", targetId: one }] });
    expect(list("attribute:stack == prod")).toEqual([one]);
    expect(list("not(attribute:stack == prod)")).toEqual([other]);
    expect(list("attribute:ecs.instance-type =~ t3.* and agentConnected == true and registeredAt >= 2026-01-05T09:00:00Z")).toEqual(arns);
    expect(list("registeredAt < 2026-01-05T09:00:00Z")).toEqual([]);
    expect(list("")).toEqual(arns);
  });

  test("and a status must both be met", () => {
    const [one = ""] = arns;
    trial.call("ecs", "UpdateContainerInstancesState", { cluster: "web", containerInstances: [one], status: "DRAINING" });
    expect(list("agentConnected == true", "DRAINING")).toEqual([one]);
    expect(list("agentConnected == false", "DRAINING")).toEqual([]);
  });

  test("sees the tasks of each instance", () => {
    trial.call("ecs", "RegisterTaskDefinition", { family: "app", containerDefinitions: [{ name: "app", image: "app", memory: 128 }] });
    const [one = "", other = ""] = arns;
    trial.call("ecs", "StartTask", { cluster: "web", taskDefinition: "app", containerInstances: [one], group: "batch" });
    expect(list("runningTasksCount == 1 and pendingTasksCount == 1")).toEqual([one]);
    expect(list("task:group == batch")).toEqual([one]);
    expect(list("runningTasksCount < 1")).toEqual([other]);
    trial.run(60);
    expect(list("runningTasksCount == 1 and pendingTasksCount == 0")).toEqual([one]);
  });

  test("that cannot be read is refused, with the place", () => {
    expect(trial.refusal("ecs", "ListContainerInstances", { cluster: "web", filter: "agentConnected = true" })).toBe(
      "InvalidParameterException: Invalid expression: expected one of == != in !in =~ !~ after agentConnected at character 16.",
    );
  });
});

test("health is told to whoever asks", () => {
  const { containerInstances = [] } = trial.call("ecs", "DescribeContainerInstances", {
    cluster: "web",
    containerInstances: arns,
    include: ["CONTAINER_INSTANCE_HEALTH"],
  });
  expect(containerInstances.map(({ healthStatus }) => healthStatus?.overallStatus)).toEqual(["OK", "OK"]);
});

describe("attributes", () => {
  const put = (name: string, value: string | undefined, targetId = arns[0] ?? "") =>
    trial.call("ecs", "PutAttributes", { cluster: "web", attributes: [{ name, value, targetType: "container-instance", targetId }] });
  const list = (attributeName: string, attributeValue?: string) =>
    trial.call("ecs", "ListAttributes", { cluster: "web", targetType: "container-instance", attributeName, attributeValue }).attributes;

  test("are put, overwritten, listed and deleted", () => {
    const [one = "", other = ""] = arns;
    expect(put("stack", "prod").attributes).toEqual([{ name: "stack", value: "prod", targetId: one }]);
    put("stack", "test");
    put("stack", "prod", other.slice(-32));
    put("fast", undefined);
    expect(list("stack")).toEqual([
      { name: "stack", value: "test", targetId: one },
      { name: "stack", value: "prod", targetId: other },
    ]);
    expect(list("stack", "prod")).toEqual([{ name: "stack", value: "prod", targetId: other }]);
    expect(list("fast")).toEqual([{ name: "fast", targetId: one }]);
    const remove = (name: string) => trial.call("ecs", "DeleteAttributes", { cluster: "web", attributes: [{ name, targetId: one }] });
    expect(remove("stack").attributes).toEqual([{ name: "stack", value: "test", targetId: one }]);
    expect(remove("stack").attributes).toEqual([]);
    expect(list("stack")).toEqual([{ name: "stack", value: "prod", targetId: other }]);
  });

  test("that ECS knows itself can be listed, by value too", () => {
    expect(list("ecs.os-type", "linux")?.length).toBe(2);
    expect(list("ecs.os-type", "windows")).toEqual([]);
  });

  test("of one's own are at most ten", () => {
    for (let i = 0; i < 10; i++) put(`a${i}`, "x");
    put("a0", "y");
    const attributes = [{ name: "a10", value: "x", targetId: arns[0] ?? "" }];
    expect(trial.refusal("ecs", "PutAttributes", { cluster: "web", attributes })).toMatch(/^AttributeLimitExceededException: /);
  });

  test.each([
    [{ name: "a b" }, "InvalidParameterException: Attribute name 'a b' contains invalid characters."],
    [{ name: "ecs.os-type", value: "windows" }, "InvalidParameterException: Attribute name 'ecs.os-type' is reserved by Amazon ECS."],
    [{ name: "a", value: " x" }, "InvalidParameterException: Attribute value ' x' contains invalid characters."],
    [{ name: "a", targetId: UNKNOWN }, "TargetNotFoundException: The specified target wasn't found."],
    [{ name: "a", targetId: "" }, "InvalidParameterException: targetId can not be blank."],
  ])("%j is refused", (attribute, message) => {
    const attributes = [{ targetId: arns[0] ?? "", ...attribute }];
    expect(trial.refusal("ecs", "PutAttributes", { cluster: "web", attributes })).toBe(message);
  });
});
