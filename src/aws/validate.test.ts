import { expect, test } from "vitest";
import { clean } from "./clean.ts";
import type { ServiceName } from "./generated/api.ts";
import { MAX_INPUT_CHARACTERS, MAX_INPUT_DEPTH } from "./measure.ts";
import { isKnownOperation, operationsOf, shapeAt } from "./operations.ts";
import { pathText } from "./problem.ts";
import { MAX_PROBLEMS, validate } from "./validate.ts";
import { refusalOf } from "./wording.ts";

const CONTAINER = { name: "web", image: "web:1", memory: 128 };
const DEFINITION = { family: "web", containerDefinitions: [CONTAINER] };
const inDefinition = (more: object) => ({ ...DEFINITION, ...more });
const inContainer = (more: object) => ({ ...DEFINITION, containerDefinitions: [{ ...CONTAINER, ...more }] });

const told = (service: ServiceName, operation: string, input: unknown) =>
  validate(service, operation, input).map(({ path, kind, code, message }) => `${pathText(path)} ${kind} ${code}: ${message}`);

const GOOD: readonly [ServiceName, string, unknown][] = [
  ["ecs", "RegisterTaskDefinition", DEFINITION],
  ["ecs", "RegisterTaskDefinition", inDefinition({ cpu: null, tags: [{ key: "a b", value: "ä=1" }], volumes: [] })],
  ["ecs", "RegisterTaskDefinition", inContainer({ dockerLabels: { a: "1", b: "2" }, essential: true })],
  ["ecs", "CreateCluster", undefined],
  ["ecs", "CreateCluster", null],
  ["ecs", "CreateCluster", {}],
  ["ecs", "ListServiceDeployments", { service: "web", createdAt: { after: 1_700_000_000.5 } }],
  ["ecs", "PutClusterCapacityProviders", { cluster: "c", capacityProviders: [], defaultCapacityProviderStrategy: [] }],
  ["elbv2", "CreateTargetGroup", { Name: "web", Protocol: "HTTP", Port: 1, VpcId: "vpc-1" }],
  ["elbv2", "CreateTargetGroup", { Name: "web", Port: 65535 }],
  ["ec2", "RunInstances", { MinCount: 1, MaxCount: 2, InstanceType: "t3.micro", UserData: "IyEvYmluL3No" }],
  ["ec2", "DescribeVpcs", {}],
  ["physics", "PutImageBehavior", { image: "web:2", healthStatus: 503, pullSeconds: 2.5 }],
  ["physics", "PutTraffic", { targetGroupArn: "arn", requestsPerSecond: 0 }],
  ["physics", "ListTraffic", {}],
];

test.each(GOOD)("%s %s %j has no problem", (service, operation, input) => {
  expect(told(service, operation, input)).toEqual([]);
});

const BAD: readonly [ServiceName, string, unknown, ...string[]][] = [
  // ECS: JSON of the wrong type never reaches a check.
  ["ecs", "RegisterTaskDefinition", inContainer({ memory: "256" }),
    "containerDefinitions[0].memory type SerializationException: STRING_VALUE cannot be converted to Integer"],
  ["ecs", "RegisterTaskDefinition", inDefinition({ cpu: 256 }),
    "cpu type SerializationException: NUMBER_VALUE cannot be converted to String"],
  ["ecs", "RegisterTaskDefinition", inDefinition({ cpu: 0.25 }),
    "cpu type SerializationException: DECIMAL_VALUE cannot be converted to String"],
  ["ecs", "RegisterTaskDefinition", inContainer({ essential: "true" }),
    "containerDefinitions[0].essential type SerializationException: Unexpected token received from parser"],
  ["ecs", "RegisterTaskDefinition", inContainer({ environment: [{ name: "A", value: true }] }),
    "containerDefinitions[0].environment[0].value type SerializationException: TRUE_VALUE cannot be converted to String"],
  ["ecs", "RegisterTaskDefinition", inContainer({ command: "sleep" }),
    "containerDefinitions[0].command type SerializationException: Unexpected field type"],
  ["ecs", "RegisterTaskDefinition", inDefinition({ containerDefinitions: { name: "web" } }),
    "containerDefinitions type SerializationException: Start of structure or map found where not expected"],
  ["ecs", "RegisterTaskDefinition", inContainer({ dockerLabels: [] }),
    "containerDefinitions[0].dockerLabels type SerializationException: " +
      "Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>"],
  ["ecs", "RegisterTaskDefinition", [],
    "input type SerializationException: Unrecognized collection type class " +
      "com.amazonaws.madison.frontend.RegisterTaskDefinitionRequest"],
  ["ecs", "RegisterTaskDefinition", inDefinition({ family: ["web"] }),
    "family type SerializationException: Unrecognized collection type class java.lang.String"],
  ["ecs", "UpdateService", { service: "web", desiredCount: 2.5 },
    "desiredCount type SerializationException: DECIMAL_VALUE cannot be converted to Integer"],
  ["ecs", "UpdateService", { service: "web", desiredCount: 2_147_483_648 },
    "desiredCount type SerializationException: NUMBER_VALUE cannot be converted to Integer"],
  ["ecs", "UpdateService", { service: "web", desiredCount: Number.NaN },
    "desiredCount type SerializationException: DECIMAL_VALUE cannot be converted to Integer"],

  // ECS: its own words.
  ["ecs", "RegisterTaskDefinition", { family: "", containerDefinitions: [] },
    "family required ClientException: Family can not be blank.",
    "containerDefinitions required ClientException: Container list cannot be empty."],
  ["ecs", "RegisterTaskDefinition", inContainer({ healthCheck: {} }),
    "containerDefinitions[0].healthCheck.command required ClientException: HealthCheck.command should not be null or empty."],
  ["ecs", "RegisterTaskDefinition", inContainer({ logConfiguration: { logDriver: "syslogd" } }),
    "containerDefinitions[0].logConfiguration.logDriver enum ClientException: syslogd is not a valid log driver. " +
      "Must be one of [json-file,syslog,journald,gelf,fluentd,awslogs,splunk,awsfirelens]"],
  ["ecs", "RegisterTaskDefinition", inDefinition({ networkMode: "bridged" }),
    "networkMode enum ClientException: Network mode should be one of [bridge,host,awsvpc,none]"],
  ["ecs", "CreateService", {}, "serviceName required InvalidParameterException: ServiceName can not be blank."],
  ["ecs", "RunTask", { taskDefinition: null },
    "taskDefinition required InvalidParameterException: TaskDefinition can not be blank."],
  ["ecs", "DescribeServices", { services: [] }, "services required InvalidParameterException: Services cannot be empty."],
  ["ecs", "DescribeTasks", {}, "tasks required InvalidParameterException: Tasks cannot be empty."],
  ["ecs", "DescribeTasks", { tasks: [null] },
    "tasks[0] required InvalidParameterException: 1 validation error detected: " +
      "Value null at 'tasks.1.member' failed to satisfy constraint: Member must not be null"],
  ["ecs", "CreateService", { serviceName: "web", launchType: "EC3" },
    "launchType enum InvalidParameterException: launch type should be one of [EC2,FARGATE,EXTERNAL,MANAGED_INSTANCES]"],
  ["ecs", "CreateService", { serviceName: "web", schedulingStrategy: "X" },
    "schedulingStrategy enum InvalidParameterException: Scheduling strategy should be one of [REPLICA,DAEMON]"],
  ["ecs", "UpdateContainerInstancesState", { containerInstances: ["a"], status: "GONE" },
    "status enum InvalidParameterException: Container instances status should be one of [ACTIVE,DRAINING]"],
  ["ecs", "RunTask", { taskDefinition: "web", networkConfiguration: { awsvpcConfiguration: { subnets: [] } } },
    "networkConfiguration.awsvpcConfiguration.subnets required InvalidParameterException: subnets can not be empty."],
  ["ecs", "RunTask", { taskDefinition: "web", capacityProviderStrategy: [{ capacityProvider: "a", weight: 1001 }] },
    "capacityProviderStrategy[0].weight range InvalidParameterException: 1 validation error detected: Value '1001' at " +
      "'capacityProviderStrategy.1.member.weight' failed to satisfy constraint: " +
      "Member must have value less than or equal to 1000"],
  ["ecs", "TagResource", { resourceArn: "arn", tags: [{ key: "a#b", value: "" }] },
    "tags[0].key pattern InvalidParameterException: 1 validation error detected: Value 'a#b' at 'tags.1.member.key' " +
      "failed to satisfy constraint: Member must satisfy regular expression pattern: ([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)"],

  // The common framework's words.
  ["elbv2", "CreateTargetGroup", { Name: "web", Port: 0 },
    "Port range ValidationError: 1 validation error detected: Value '0' at 'port' failed to satisfy constraint: " +
      "Member must have value greater than or equal to 1"],
  ["elbv2", "CreateTargetGroup", { Name: "web", Port: 65536 },
    "Port range ValidationError: 1 validation error detected: Value '65536' at 'port' failed to satisfy constraint: " +
      "Member must have value less than or equal to 65535"],
  ["elbv2", "CreateTargetGroup", { Name: "web", TargetType: "pod" },
    "TargetType enum ValidationError: 1 validation error detected: Value 'pod' at 'targetType' failed to satisfy " +
      "constraint: Member must satisfy enum value set: [instance, ip, lambda, alb]"],
  ["elbv2", "CreateListener", {},
    "LoadBalancerArn required ValidationError: 1 validation error detected: Value null at 'loadBalancerArn' failed to " +
      "satisfy constraint: Member must not be null",
    "DefaultActions required ValidationError: 1 validation error detected: Value null at 'defaultActions' failed to " +
      "satisfy constraint: Member must not be null"],
  ["elbv2", "CreateListener", { LoadBalancerArn: "a", DefaultActions: [{}] },
    "DefaultActions[0].Type required ValidationError: 1 validation error detected: Value null at " +
      "'defaultActions.1.member.type' failed to satisfy constraint: Member must not be null"],
  ["elbv2", "CreateTargetGroup", { Name: "web", Port: "80" },
    "Port type MalformedInput: STRING_VALUE can not be converted to an Integer"],
  ["elbv2", "RemoveTags", { ResourceArns: ["a"], TagKeys: ["ok", ""] },
    "TagKeys[1] length ValidationError: 1 validation error detected: Value '[ok, ]' at 'tagKeys' failed to satisfy " +
      "constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have " +
      "length greater than or equal to 1, Member must satisfy regular expression pattern: " +
      "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$]"],

  // EC2's words, with the names it has on the wire.
  ["ec2", "RunInstances", { MinCount: 1 },
    "MaxCount required MissingParameter: The request must contain the parameter MaxCount"],
  ["ec2", "TerminateInstances", {},
    "InstanceIds required MissingParameter: The request must contain the parameter InstanceId"],
  ["ec2", "RunInstances", { MinCount: "one", MaxCount: 1 },
    "MinCount type InvalidParameterValue: Value (one) for parameter minCount is invalid. Expected an integer."],
  ["ec2", "RunInstances", { MinCount: 1, MaxCount: 1, InstanceInitiatedShutdownBehavior: "halt" },
    "InstanceInitiatedShutdownBehavior enum InvalidParameterValue: " +
      "Value (halt) for parameter instanceInitiatedShutdownBehavior is invalid."],

  // Our own service, worded like the newest of AWS's.
  ["physics", "PutImageBehavior", { image: "web:2", healthStatus: 600 },
    "healthStatus range ValidationException: 1 validation error detected: Value '600' at 'healthStatus' failed to " +
      "satisfy constraint: Member must have value less than or equal to 599"],
  ["physics", "PutTraffic", { requestsPerSecond: -1 },
    "requestsPerSecond range ValidationException: 1 validation error detected: Value '-1' at 'requestsPerSecond' " +
      "failed to satisfy constraint: Member must have value greater than or equal to 0"],

  // Names nobody has.
  ["ecs", "StopEverything", {}, "input operation UnknownOperationException: The operation StopEverything is not known."],
  ["ec2", "__proto__", {}, "input operation InvalidAction: The action __proto__ is not valid for this web service."],
];

test.each(BAD)("%s %s %j is told", (service, operation, input, ...expected) => {
  expect(told(service, operation, input)).toEqual(expected);
});

test("a member the model does not have is a warning in botocore's words, and refuses nothing", () => {
  const problems = validate("ecs", "StopTask", { task: "a", force: true });
  expect(problems).toEqual([
    {
      path: ["force"],
      kind: "unknown",
      severity: "warning",
      code: "ParamValidation",
      message: 'Unknown parameter in input: "force", must be one of: cluster, task, reason',
    },
  ]);
  expect(refusalOf("ecs", problems)).toBeUndefined();
});

test("the common framework tells all problems in one message, ECS the first", () => {
  const elbv2 = validate("elbv2", "CreateTargetGroup", { Name: "web", Port: 0, TargetType: "pod" });
  expect(refusalOf("elbv2", elbv2)).toEqual({
    code: "ValidationError",
    message:
      "2 validation errors detected: Value '0' at 'port' failed to satisfy constraint: Member must have value greater " +
      "than or equal to 1; Value 'pod' at 'targetType' failed to satisfy constraint: Member must satisfy enum value " +
      "set: [instance, ip, lambda, alb]",
  });
  const ecs = validate("ecs", "RegisterTaskDefinition", { containerDefinitions: [], networkMode: "x" });
  expect(refusalOf("ecs", ecs)?.message).toBe("Family can not be blank.");
});

test("what cannot be read is answered before what is missing", () => {
  const problems = validate("ecs", "RegisterTaskDefinition", { containerDefinitions: [{ memory: "1" }] });
  expect(refusalOf("ecs", problems)?.code).toBe("SerializationException");
});

test("an operation that is known by name only is not looked into", () => {
  expect(validate("ecs", "CreateDaemon", { nonsense: 1 })).toEqual([]);
});

test("names from outside are looked up safely", () => {
  expect(isKnownOperation("ecs", "CreateService")).toBe(true);
  expect(isKnownOperation("ecs", "constructor")).toBe(false);
  expect(isKnownOperation("__proto__", "toString")).toBe(false);
  expect(operationsOf("ecs")).toHaveLength(77);
  expect(operationsOf("toString")).toEqual([]);
});

test.each([
  [["networkMode"], "string"],
  [["containerDefinitions", 0, "portMappings", 3, "hostPort"], "integer"],
  [["containerDefinitions", 0, "dockerLabels", "any"], "string"],
  [["containerDefinitions", 0, "nothing"], undefined],
  [["family", "further"], undefined],
  [["__proto__"], undefined],
])("the shape at %j is %s", (path, type) => {
  expect(shapeAt("ecs", "RegisterTaskDefinition", path)?.type).toBe(type);
});

test("hostile sizes are refused without being walked", () => {
  const big = inDefinition({ taskRoleArn: "x".repeat(10_000_000) });
  expect(refusalOf("ecs", validate("ecs", "RegisterTaskDefinition", big))).toEqual({
    code: "RequestEntityTooLargeException",
    message: `Request size exceeded ${MAX_INPUT_CHARACTERS} bytes.`,
  });
  const keys = inDefinition({ ["k".repeat(MAX_INPUT_CHARACTERS)]: 1 });
  expect(validate("ecs", "RegisterTaskDefinition", keys).map(({ kind }) => kind)).toEqual(["size"]);
  const many = inDefinition({ containerDefinitions: Array.from({ length: 2_000_000 }, () => 0) });
  expect(validate("ecs", "RegisterTaskDefinition", many)[0]?.kind).toBe("size");
});

test("hostile depth is refused without recursion", () => {
  const deep = JSON.parse(`${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`) as unknown;
  expect(validate("ecs", "RegisterTaskDefinition", deep)[0]?.message).toBe(
    `Request is nested deeper than ${MAX_INPUT_DEPTH} levels.`,
  );
  const loop: { self?: unknown } = {};
  loop.self = loop;
  expect(validate("ecs", "CreateCluster", loop)[0]?.kind).toBe("size");
});

test("no more problems are told than anyone reads, and no message repeats a huge value", () => {
  const tags = Array.from({ length: 1000 }, () => ({ key: "" }));
  expect(validate("ecs", "CreateCluster", { tags }).length).toBeLessThanOrEqual(MAX_PROBLEMS + 1);
  const [problem] = validate("ecs", "CreateCluster", { tags: [{ key: "x".repeat(100_000) }] });
  expect(problem?.message.length).toBeLessThan(1000);
});

test("a prototype key is an unknown member in a structure and a plain key in a map", () => {
  const hostile = JSON.parse(
    '{"family":"web","__proto__":{"polluted":true},"containerDefinitions":[{"name":"a","dockerLabels":{"__proto__":"x","constructor":"y"}}]}',
  ) as unknown;
  expect(told("ecs", "RegisterTaskDefinition", hostile)).toEqual([expect.stringContaining('"__proto__"')]);
  const input = clean("ecs", "RegisterTaskDefinition", hostile);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  expect(Object.keys(input)).toEqual(["family", "containerDefinitions"]);
  expect(Object.keys(input.containerDefinitions[0]?.dockerLabels ?? {})).toEqual(["__proto__", "constructor"]);
});

test("clean copies, freezes, and drops nulls and unknown members", () => {
  const given = { service: "web", desiredCount: null, cluster: undefined, nonsense: 1, loadBalancers: [{ containerPort: 80, x: 1 }] };
  const input = clean("ecs", "UpdateService", given);
  expect(input).toEqual({ service: "web", loadBalancers: [{ containerPort: 80 }] });
  expect(Object.keys(input)).toEqual(["service", "loadBalancers"]);
  expect(Object.isFrozen(input.loadBalancers?.[0])).toBe(true);
  expect(Object.isFrozen(given.loadBalancers)).toBe(false);
  expect(clean("ecs", "ListClusters", undefined)).toEqual({});
  expect(clean("ecs", "SubmitTaskStateChange", { task: "a" })).toEqual({ task: "a" });
});
