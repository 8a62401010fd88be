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

  test("may be long and have signs, and inner spaces in the value", () => {
    const name = `a-b_c.d/e\\${"x".repeat(118)}`;
    const value = `a-b_c.d/e\\f@g:h ${"x".repeat(112)}`;
    expect([name.length, value.length]).toEqual([128, 128]);
    expect(put(name, value).attributes).toMatchObject([{ name, value }]);
    expect(put("a", "x").attributes).toMatchObject([{ name: "a", value: "x" }]);
  });

  test("come ten in a call, and are counted by instance", () => {
    const [one = "", other = ""] = arns;
    const attributes = Array.from({ length: 11 }, (_, i) => ({ name: `a${i}`, targetId: i < 5 ? one : other }));
    expect(trial.refusal("ecs", "PutAttributes", { cluster: "web", attributes })).toBe(
      "InvalidParameterException: attributes can have at most 10 items",
    );
    expect(trial.call("ecs", "PutAttributes", { cluster: "web", attributes: attributes.slice(0, 10) }).attributes).toHaveLength(10);
    expect(list("a4")).toEqual([{ name: "a4", targetId: one }]);
    expect(list("a5")).toEqual([{ name: "a5", targetId: other }]);
    const more = Array.from({ length: 6 }, (_, i) => ({ name: `b${i}`, targetId: one }));
    const before = list("b0");
    expect(trial.refusal("ecs", "PutAttributes", { cluster: "web", attributes: more })).toBe(
      "AttributeLimitExceededException: A container instance can have at most 10 custom attributes.",
    );
    expect(list("b0")).toEqual(before);
  });

  test("named twice in a call are put as the last one says, and deleted once", () => {
    const [one = ""] = arns;
    const attributes = [{ name: "a", value: "x", targetId: one }, { name: "a", value: "y", targetId: one }];
    trial.call("ecs", "PutAttributes", { cluster: "web", attributes });
    expect(list("a")).toEqual([{ name: "a", value: "y", targetId: one }]);
    const deleted = trial.call("ecs", "DeleteAttributes", { cluster: "web", attributes: [{ name: "a", targetId: one }, { name: "a", targetId: one }] });
    expect(deleted.attributes).toEqual([{ name: "a", value: "y", targetId: one }]);
  });

  test("of an instance that is gone are nobody's", () => {
    const [one = ""] = arns;
    put("a", "x");
    trial.call("ecs", "DeregisterContainerInstance", { cluster: "web", containerInstance: one });
    const attributes = [{ name: "a", targetId: one }];
    expect(trial.refusal("ecs", "PutAttributes", { cluster: "web", attributes })).toBe("TargetNotFoundException: The specified target wasn't found.");
    expect(trial.refusal("ecs", "DeleteAttributes", { cluster: "web", attributes })).toBe("TargetNotFoundException: The specified target wasn't found.");
    expect(list("a")).toEqual([]);
  });

  test("are listed by name alone or by name and value, page by page", () => {
    const listing = { cluster: "web", targetType: "container-instance" as const };
    expect(trial.refusal("ecs", "ListAttributes", { ...listing, attributeValue: "x" })).toBe(
      "InvalidParameterException: attributeName must be specified when attributeValue is specified.",
    );
    const first = trial.call("ecs", "ListAttributes", { ...listing, attributeName: "ecs.os-type", maxResults: 1 });
    const rest = trial.call("ecs", "ListAttributes", { ...listing, attributeName: "ecs.os-type", maxResults: 1, nextToken: first.nextToken });
    expect([first, rest].flatMap(({ attributes = [] }) => attributes.map(({ targetId }) => targetId))).toEqual(arns.toSorted());
    expect(rest.nextToken).toBeUndefined();
  });

  test.each([
    [{ name: "a b" }, "InvalidParameterException: Attribute name 'a b' contains invalid characters."],
    [{ name: "ecs.os-type", value: "windows" }, "InvalidParameterException: Attribute name 'ecs.os-type' is reserved by Amazon ECS."],
    [{ name: "a", value: " x" }, "InvalidParameterException: Attribute value ' x' contains invalid characters."],
    [{ name: "x".repeat(129) }, `InvalidParameterException: Attribute name '${"x".repeat(129)}' contains invalid characters.`],
    [{ name: "a", value: "x " }, "InvalidParameterException: Attribute value 'x ' contains invalid characters."],
    [{ name: "a", value: "" }, "InvalidParameterException: Attribute value '' contains invalid characters."],
    [{ name: "a", value: "ä" }, "InvalidParameterException: Attribute value 'ä' contains invalid characters."],
    [{ name: "a", value: "x".repeat(129) }, `InvalidParameterException: Attribute value '${"x".repeat(129)}' contains invalid characters.`],
    [{ name: "a", targetId: UNKNOWN }, "InvalidParameterException: targetType can not be blank."],
    [{ name: "a", targetId: UNKNOWN, targetType: "container-instance" as const }, "TargetNotFoundException: The specified target wasn't found."],
    [{ name: "a", targetId: "" }, "InvalidParameterException: targetId can not be blank."],
  ])("%j is refused", (attribute, message) => {
    const attributes = [{ targetId: arns[0] ?? "", ...attribute }];
    expect(trial.refusal("ecs", "PutAttributes", { cluster: "web", attributes })).toBe(message);
  });
});

describe("a service that waits for an instance of its kind", () => {
  const waiting = (expression: string) => {
    trial.call("ecs", "RegisterTaskDefinition", { family: "app", containerDefinitions: [{ name: "app", image: "app", memory: 128 }] });
    trial.call("ecs", "CreateService", {
      cluster: "web",
      serviceName: "app",
      taskDefinition: "app",
      desiredCount: 1,
      placementConstraints: [{ type: "memberOf", expression }],
    });
    trial.run(600);
    expect(placed()).toEqual([]);
  };
  const placed = () => {
    const { taskArns = [] } = trial.call("ecs", "ListTasks", { cluster: "web", serviceName: "app" });
    if (taskArns.length === 0) return [];
    const { tasks = [] } = trial.call("ecs", "DescribeTasks", { cluster: "web", tasks: taskArns });
    return tasks.map(({ containerInstanceArn }) => containerInstanceArn);
  };

  test("is looked after when an attribute is put", () => {
    const [, other = ""] = arns;
    waiting("attribute:stack == prod");
    trial.call("ecs", "PutAttributes", { cluster: "web", attributes: [{ name: "stack", value: "prod", targetId: other }] });
    trial.run(10);
    expect(placed()).toEqual([other]);
  });

  test("is looked after when one is deleted", () => {
    const [one = ""] = arns;
    trial.call("ecs", "PutAttributes", { cluster: "web", attributes: arns.map((targetId) => ({ name: "reserved", targetId })) });
    waiting("attribute:reserved !exists");
    trial.call("ecs", "DeleteAttributes", { cluster: "web", attributes: [{ name: "reserved", targetId: one }] });
    trial.run(10);
    expect(placed()).toEqual([one]);
  });

  test("is looked after when an instance joins", () => {
    waiting("attribute:stack == prod");
    trial.launch(`${joining("web")}echo 'ECS_INSTANCE_ATTRIBUTES={"stack":"prod"}' >> /etc/ecs/ecs.config\n`);
    trial.run(90);
    expect(placed()).toHaveLength(1);
    expect(arns).not.toContain(placed()[0]);
  });

  test("is looked after when a task comes to an instance", () => {
    const [, other = ""] = arns;
    waiting("task:group == batch and runningTasksCount == 1");
    trial.call("ecs", "StartTask", { cluster: "web", taskDefinition: "app", containerInstances: [other], group: "batch" });
    trial.run(10);
    expect(placed()).toEqual([other]);
  });
});
