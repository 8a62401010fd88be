import { expect, test } from "vitest";
import { newAccount } from "../../account.ts";
import { Trial } from "../../trial.ts";

const document = (instanceId: string, more: object = {}) => JSON.stringify({ instanceId, accountId: "111111111111", region: "us-east-1", ...more });

const resources = (of: readonly { name?: string | undefined; integerValue?: number | undefined; stringSetValue?: readonly string[] | undefined }[] = []) =>
  Object.fromEntries(of.map(({ name, integerValue, stringSetValue = [] }) => [name, stringSetValue.length > 0 ? stringSetValue : integerValue]));

/** An account with a cluster. */
function begin(): Trial {
  const trial = new Trial();
  trial.call("ecs", "CreateCluster", {});
  return trial;
}

test("an instance of any account registers at once, with what it says or with what is assumed, and takes tasks", () => {
  const trial = begin();
  const { containerInstance } = trial.call("ecs", "RegisterContainerInstance", { instanceIdentityDocument: document("i-0123456789abcdef0") });
  expect(containerInstance).toMatchObject({ ec2InstanceId: "i-0123456789abcdef0", status: "ACTIVE", agentConnected: true });
  expect(resources(containerInstance?.registeredResources)).toMatchObject({ CPU: 4096, MEMORY: 7482 });
  trial.call("ecs", "RegisterTaskDefinition", { family: "web", containerDefinitions: [{ name: "web", image: "web", cpu: 4096, memory: 7482 }] });
  expect(trial.call("ecs", "RunTask", { taskDefinition: "web" }).failures).toEqual([]);
  trial.run(120);
  const { taskArns = [] } = trial.call("ecs", "ListTasks", {});
  expect(trial.call("ecs", "DescribeTasks", { tasks: taskArns }).tasks).toMatchObject([{ lastStatus: "RUNNING" }]);
  expect(trial.call("ec2", "DescribeInstances", {}).Reservations).toMatchObject([{ Instances: [{ InstanceType: "m1.small", State: { Name: "running" } }] }]);
});

test("what it says of itself counts", () => {
  const trial = begin();
  const { containerInstance } = trial.call("ecs", "RegisterContainerInstance", {
    instanceIdentityDocument: document("i-0123456789abcdef0", { instanceType: "m5.large", availabilityZone: "us-east-1b" }),
    totalResources: [
      { name: "CPU", type: "INTEGER", integerValue: 512 },
      { name: "MEMORY", type: "INTEGER", integerValue: 1024 },
      { name: "PORTS", type: "STRINGSET", stringSetValue: ["80", "22"] },
    ],
    attributes: [{ name: "stack", value: "prod" }],
    tags: [{ key: "team", value: "a" }],
  });
  expect(resources(containerInstance?.registeredResources)).toEqual({ CPU: 512, MEMORY: 1024, PORTS: ["22", "80"], PORTS_UDP: 0 });
  const attributes = Object.fromEntries((containerInstance?.attributes ?? []).map(({ name, value }) => [name, value]));
  expect(attributes).toMatchObject({ stack: "prod", "ecs.instance-type": "m5.large", "ecs.availability-zone": "us-east-1b" });
});

test("one that is pending runs from then on, and its own agent, when it comes, is the same container instance", () => {
  const trial = begin();
  const [instanceId = ""] = trial.launch("");
  const register = () => trial.call("ecs", "RegisterContainerInstance", { instanceIdentityDocument: document(instanceId) }).containerInstance?.containerInstanceArn;
  const arn = register();
  expect(trial.call("ec2", "DescribeInstances", {}).Reservations).toMatchObject([{ Instances: [{ State: { Name: "running" } }] }]);
  trial.run(300);
  expect(trial.instances("default")).toMatchObject([{ containerInstanceArn: arn, agentConnected: true }]);
  expect(register()).toBe(arn);
  const again = (containerInstanceArn = "") => ({ instanceIdentityDocument: document(instanceId), containerInstanceArn });
  expect(trial.call("ecs", "RegisterContainerInstance", again(arn)).containerInstance?.containerInstanceArn).toBe(arn);
  expect(trial.refusal("ecs", "RegisterContainerInstance", again("theirs"))).toBe(`ClientException: Container instance theirs is not the registration of instance ${instanceId}.`);
});

test.each([
  ["no document", {}, "ClientException: Instance identity document is not valid."],
  ["no JSON", { instanceIdentityDocument: "{" }, "ClientException: Instance identity document is not valid."],
  ["no instance", { instanceIdentityDocument: "{}" }, "ClientException: Instance identity document is not valid."],
  ["another cluster", { cluster: "none", instanceIdentityDocument: document("i-0123456789abcdef0") }, "ClusterNotFoundException: Cluster not found."],
  ["a port that is none", { instanceIdentityDocument: document("i-0123456789abcdef0"), totalResources: [{ name: "PORTS", stringSetValue: ["x"] }] }, "ClientException: The resource PORTS is not valid."],
  ["a bad attribute", { instanceIdentityDocument: document("i-0123456789abcdef0"), attributes: [{ name: "a b" }] }, "InvalidParameterException: Attribute name 'a b' contains invalid characters."],
])("refused: %s", (_what, input, refusal) => expect(begin().refusal("ecs", "RegisterContainerInstance", input)).toBe(refusal));

test("an instance that is gone does not register", () => {
  const trial = begin();
  const [instanceId = ""] = trial.launch("");
  trial.call("ec2", "TerminateInstances", { InstanceIds: [instanceId] });
  const refusal = trial.refusal("ecs", "RegisterContainerInstance", { instanceIdentityDocument: document(instanceId) });
  expect(refusal).toBe(`ClientException: Instance ${instanceId} is not running.`);
});

test.each([
  ["somebody's own image, in an account as people have it", false, "ami-12c6146b", 1],
  ["somebody's own image, in an account of programs", true, "ami-12c6146b", 0],
  ["an image that AWS publishes, there too", true, undefined, 1],
])("the ECS agent comes with %s", (_what, otherImagesArePlain, ImageId, registered) => {
  const trial = begin();
  Object.assign(trial, { world: newAccount(7, { otherImagesArePlain }) });
  trial.call("ecs", "CreateCluster", {});
  const [instanceId = ""] = trial.launch("", { ImageId, InstanceType: undefined });
  trial.run(120);
  expect(trial.instances("default")).toHaveLength(registered);
  expect(trial.call("ec2", "DescribeInstances", { InstanceIds: [instanceId] }).Reservations).toMatchObject([{ Instances: [{ InstanceType: "m1.small", State: { Name: "running" } }] }]);
});

test("the capacity providers that ECS brings along are described, by name and by ARN", () => {
  const trial = new Trial();
  const names = (capacityProviders?: readonly string[]) => {
    const { capacityProviders: found = [], failures = [] } = trial.call("ecs", "DescribeCapacityProviders", { capacityProviders });
    return [found.map(({ name }) => name), failures];
  };
  expect(names()).toEqual([["FARGATE", "FARGATE_SPOT"], []]);
  expect(names(["arn:aws:ecs:us-east-1:123456789012:capacity-provider/FARGATE", "mine"])).toEqual([["FARGATE"], [{ arn: "mine", reason: "MISSING" }]]);
});
