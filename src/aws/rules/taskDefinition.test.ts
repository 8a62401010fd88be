import { fc } from "../../../scripts/properties.ts";
import { describe, expect, test } from "vitest";
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { problemsOfTaskDefinition } from "./taskDefinition.ts";

type Input = RegisterTaskDefinitionRequest;

const WEB: ContainerDefinition = { name: "web", image: "nginx:1.27", memory: 128 };

const bridge = (...containers: readonly ContainerDefinition[]): Input => ({
  family: "web",
  containerDefinitions: containers.length === 0 ? [WEB] : containers,
});

const web = (patch: ContainerDefinition): Input => bridge({ ...WEB, ...patch });

const fargate = (patch: Partial<Input> = {}, container: ContainerDefinition = {}): Input => ({
  family: "web",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  containerDefinitions: [{ name: "web", image: "nginx", ...container }],
  ...patch,
});

const WINDOWS = { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } as const;

const refusals = (input: Input) =>
  problemsOfTaskDefinition(input)
    .filter(({ severity }) => severity === "error")
    .map(({ path, code, message }) => `${path.join(".")}: ${code}: ${message}`);

const at = (path: string, message: string): readonly string[] => [`${path}: ClientException: ${message}`];

const SIZE = (field: string) =>
  `Invalid '${field}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;
const PAIR = (cpu: number, memory: number) =>
  `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`;

test.each<[string, Input, readonly string[]]>([
  ["nothing wrong", bridge(), []],
  ["nothing wrong on Fargate", fargate(), []],

  ["a family with a space", { ...bridge(), family: "my web" }, at("family", "Family contains invalid characters.")],
  ["a family of 255 characters", { ...bridge(), family: "f".repeat(255) }, []],
  ["a family of 256", { ...bridge(), family: "f".repeat(256) }, at("family", "Family contains invalid characters.")],
  ["no name", web({ name: undefined }), at("containerDefinitions.0.name", "Container.name should not be null or empty.")],
  ["an odd name", web({ name: "we b" }), at("containerDefinitions.0.name", "Container.name contains invalid characters.")],
  ["no image", web({ image: "" }), at("containerDefinitions.0.image", "Container.image should not be null or empty.")],
  ["a placeholder", web({ image: "${IMAGE}" }), at("containerDefinitions.0.image", "Container.image contains invalid characters.")],
  ["a digest", web({ image: `nginx@sha256:${"0".repeat(64)}` }), []],
  ["one name twice", bridge(WEB, WEB), at("containerDefinitions.1.name", "Container names must be unique within a Task Definition.")],
  ["ten containers", bridge(...Array.from({ length: 10 }, (_, i) => ({ ...WEB, name: `c${i}` }))), []],
  ["eleven containers", bridge(...Array.from({ length: 11 }, (_, i) => ({ ...WEB, name: `c${i}` }))), at("containerDefinitions", "Too many containers.")],
  ["nobody essential", web({ essential: false }), at("containerDefinitions", "Task definition doesn't have any essential container.")],
  ["one of two essential", bridge(WEB, { ...WEB, name: "side", essential: false }), []],

  ["no memory at all", web({ memory: undefined }), at("containerDefinitions.0.memory", "Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.")],
  ["memory of the task", { ...web({ memory: undefined }), memory: "128" }, []],
  ["a reservation alone", web({ memory: undefined, memoryReservation: 64 }), []],
  ["reservation as large as memory", web({ memoryReservation: 128 }), []],
  ["reservation above memory", web({ memoryReservation: 129 }), at("containerDefinitions.0.memoryReservation", "Invalid setting for container 'web'. 'memory' must be greater than or equal to 'memoryReservation'.")],
  ["3 MiB", web({ memory: 3 }), at("containerDefinitions.0.memory", "Invalid 'memory' setting for container 'web'.")],
  ["4 MiB", web({ memory: 4 }), []],
  ["negative cpu", web({ cpu: -1 }), at("containerDefinitions.0.cpu", "Invalid 'cpu' setting for container 'web'.")],

  ["task cpu 127", { ...bridge(), cpu: "127" }, at("cpu", SIZE("cpu"))],
  ["task cpu 128", { ...bridge(), cpu: "128" }, []],
  ["task cpu 196608", { ...bridge(), cpu: "196608" }, []],
  ["task cpu 196609", { ...bridge(), cpu: "196609" }, at("cpu", SIZE("cpu"))],
  ["task cpu in words", { ...bridge(), cpu: "one vcpu" }, at("cpu", SIZE("cpu"))],
  ["task memory in words", { ...bridge(), memory: "1 TB" }, at("memory", SIZE("memory"))],
  ["containers' cpu over the task's", { ...web({ cpu: 257 }), cpu: "256" }, at("cpu", "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.")],
  ["container memory over the task's", { ...web({ memory: 513 }), memory: "512" }, at("containerDefinitions.0.memory", "The 'memory' setting for container 'web' is greater than for the task.")],
  ["reservations over the task's memory", { ...bridge({ ...WEB, memoryReservation: 100 }, { ...WEB, name: "b", memoryReservation: 101 }), memory: "200" }, at("memory", "The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory'.")],

  ["port 0", web({ portMappings: [{ containerPort: 0 }] }), at("containerDefinitions.0.portMappings.0.containerPort", "Invalid 'containerPort' setting for container 'web'.")],
  ["port 65536", web({ portMappings: [{ containerPort: 65_536 }] }), at("containerDefinitions.0.portMappings.0.containerPort", "Invalid 'containerPort' setting for container 'web'.")],
  ["host port 65536", web({ portMappings: [{ containerPort: 80, hostPort: 65_536 }] }), at("containerDefinitions.0.portMappings.0.hostPort", "Invalid 'hostPort' setting for container 'web'.")],
  ["one host port twice", bridge({ ...WEB, portMappings: [{ containerPort: 80, hostPort: 80 }] }, { ...WEB, name: "b", portMappings: [{ containerPort: 8080, hostPort: 80 }] }), at("containerDefinitions.1.portMappings.0.hostPort", "TCP host port '80' is mapped multiple times in task.")],
  ["one host port for TCP and UDP", bridge({ ...WEB, portMappings: [{ containerPort: 53, hostPort: 53 }] }, { ...WEB, name: "b", portMappings: [{ containerPort: 53, hostPort: 53, protocol: "udp" }] }), []],
  ["two dynamic ports", web({ portMappings: [{ containerPort: 80 }, { containerPort: 81, hostPort: 0 }] }), []],
  ["one container port for TCP and UDP", web({ portMappings: [{ containerPort: 53 }, { containerPort: 53, protocol: "udp" }] }), at("containerDefinitions.0.portMappings.1.protocol", "Container port 53 is exposed for more than one protocol in container 'web'.")],
  ["one port name twice", web({ portMappings: [{ containerPort: 80, name: "http" }, { containerPort: 81, name: "http" }] }), at("containerDefinitions.0.portMappings.1.name", "Port mapping name 'http' is already used.")],
  ["a range", web({ portMappings: [{ containerPortRange: "100-200" }] }), []],
  ["a range and a port", web({ portMappings: [{ containerPortRange: "100-200", containerPort: 80 }] }), at("containerDefinitions.0.portMappings.0", "cannot specify both single port and port range")],
  ["a range backwards", web({ portMappings: [{ containerPortRange: "200-100" }] }), at("containerDefinitions.0.portMappings.0.containerPortRange", "Invalid 'containerPortRange' setting for container 'web'.")],

  ["host mode, same ports", { ...web({ portMappings: [{ containerPort: 80, hostPort: 80 }] }), networkMode: "host" }, []],
  ["host mode, no host port", { ...web({ portMappings: [{ containerPort: 80 }] }), networkMode: "host" }, []],
  ["host mode, other port", { ...web({ portMappings: [{ containerPort: 80, hostPort: 8080 }] }), networkMode: "host" }, at("containerDefinitions.0.portMappings.0.hostPort", "When networkMode=host, the host ports and container ports in port mappings must match.")],
  ["awsvpc, other port", { ...web({ portMappings: [{ containerPort: 80, hostPort: 0 }] }), networkMode: "awsvpc" }, at("containerDefinitions.0.portMappings.0.hostPort", "When networkMode=awsvpc, the host ports and container ports in port mappings must match.")],
  ["awsvpc, one port twice", { ...bridge({ ...WEB, portMappings: [{ containerPort: 80 }] }, { ...WEB, name: "b", portMappings: [{ containerPort: 80 }] }), networkMode: "awsvpc" }, at("containerDefinitions.1.portMappings.0.containerPort", "TCP host port '80' is mapped multiple times in task.")],
  ["none, with ports", { ...web({ portMappings: [{ containerPort: 80 }] }), networkMode: "none" }, at("containerDefinitions.0.portMappings", "Port mappings are not supported when networkMode=none.")],
  ["links in bridge mode", bridge({ ...WEB, links: ["db:database"] }, { ...WEB, name: "db" }), []],
  ["links to nobody", web({ links: ["db"] }), at("containerDefinitions.0.links.0", "Cannot link to container 'db' because it does not exist")],
  ["links in awsvpc mode", { ...bridge({ ...WEB, links: ["db"] }, { ...WEB, name: "db" }), networkMode: "awsvpc" }, at("containerDefinitions.0.links", "Links are not supported when networkMode=awsvpc.")],
  ["links in host mode", { ...bridge({ ...WEB, links: ["db"] }, { ...WEB, name: "db" }), networkMode: "host" }, at("containerDefinitions.0.links", "Links are not supported when networkMode=host.")],
  ["a hostname in awsvpc mode", { ...web({ hostname: "me" }), networkMode: "awsvpc" }, at("containerDefinitions.0.hostname", "hostname is not supported on container when networkMode=awsvpc.")],
  ["no links in awsvpc mode", { ...web({ links: [], dnsServers: [] }), networkMode: "awsvpc" }, []],
  ["a proxy in bridge mode", { ...bridge(), proxyConfiguration: { type: "APPMESH", containerName: "web" } }, at("proxyConfiguration", "APPMESH proxy configuration is only supported in networkMode=awsvpc.")],

  ["two GPUs", web({ resourceRequirements: [{ type: "GPU", value: "2" }] }), []],
  ["no GPU", web({ resourceRequirements: [{ type: "GPU", value: "0" }] }), at("containerDefinitions.0.resourceRequirements.0.value", "Invalid 'resourceRequirements' setting for container 'web'.")],
  ["half a GPU", web({ resourceRequirements: [{ type: "GPU", value: "0.5" }] }), at("containerDefinitions.0.resourceRequirements.0.value", "Invalid 'resourceRequirements' setting for container 'web'.")],

  ["waiting for nobody", web({ dependsOn: [{ containerName: "db", condition: "START" }] }), at("containerDefinitions.0.dependsOn.0.containerName", "Cannot depend on container + 'db' because it does not exist")],
  ["the end of an essential one", bridge({ ...WEB, dependsOn: [{ containerName: "db", condition: "SUCCESS" }] }, { ...WEB, name: "db" }), at("containerDefinitions.0.dependsOn.0.condition", "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container")],
  ["the end of another one", bridge({ ...WEB, dependsOn: [{ containerName: "db", condition: "COMPLETE" }] }, { ...WEB, name: "db", essential: false }), []],
  ["health of one without a check", bridge({ ...WEB, dependsOn: [{ containerName: "db", condition: "HEALTHY" }] }, { ...WEB, name: "db" }), at("containerDefinitions.0.dependsOn.0.condition", "A dependency container with HEALTHY condition must have health check configured")],
  ["waiting for itself", web({ dependsOn: [{ containerName: "web", condition: "START" }] }), at("containerDefinitions.0.dependsOn", "Container dependsOn contains a cycle")],

  ["a bare command", web({ healthCheck: { command: ["/health"] } }), []],
  ["no command", web({ healthCheck: { command: [] } }), at("containerDefinitions.0.healthCheck.command", "Invalid 'healthCheck.command' setting for container 'web'.")],
  ["restarts every 59 s", web({ restartPolicy: { enabled: true, restartAttemptPeriod: 59 } }), at("containerDefinitions.0.restartPolicy.restartAttemptPeriod", "the 'restartAttemptPeriod' setting for container 'web' must be between 60 and 1800")],
  ["a stop in 1 s", web({ stopTimeout: 1 }), at("containerDefinitions.0.stopTimeout", "Granular stop timeout on container 'web' must be at least 2 seconds.")],
  ["a stop in 121 s on EC2", web({ stopTimeout: 121 }), []],
  ["secrets without a role", web({ secrets: [{ name: "A", valueFrom: "a" }] }), at("containerDefinitions.0.secrets", "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.")],

  ["an unknown volume", web({ mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] }), at("containerDefinitions.0.mountPoints.0.sourceVolume", "Unknown volume 'data'.")],
  ["a nameless volume", web({ mountPoints: [{ containerPath: "/data" }] }), at("containerDefinitions.0.mountPoints.0.sourceVolume", "Unknown volume 'null'.")],
  ["a known volume", { ...web({ mountPoints: [{ sourceVolume: "data", containerPath: "/data" }] }), volumes: [{ name: "data" }] }, []],
  ["a blank path", { ...bridge(), volumes: [{ name: "data", host: { sourcePath: "" } }] }, at("volumes.0.host.sourcePath", "host.sourcePath should not be blank.")],
  ["one volume twice", { ...bridge(), volumes: [{ name: "data" }, { name: "data" }] }, at("volumes.1.name", "Volume names must be unique within a Task Definition.")],
  ["IAM without encryption", { ...bridge(), volumes: [{ name: "data", efsVolumeConfiguration: { fileSystemId: "fs-1", authorizationConfig: { iam: "ENABLED" } } }] }, at("volumes.0.efsVolumeConfiguration.transitEncryption", "EFS IAM authorization requires TransitEncryption to be enabled.")],

  ["awslogs without options", web({ logConfiguration: { logDriver: "awslogs" } }), at("containerDefinitions.0.logConfiguration.options", "Log driver awslogs requires options: awslogs-region, awslogs-group")],
  ["awslogs without a group", web({ logConfiguration: { logDriver: "awslogs", options: { "awslogs-region": "us-east-1" } } }), at("containerDefinitions.0.logConfiguration.options", "Log driver awslogs requires options: awslogs-group")],
  ["awsfirelens without a router", web({ logConfiguration: { logDriver: "awsfirelens" } }), at("containerDefinitions.0.logConfiguration.logDriver", "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be specified")],

  ["distinctInstance", { ...bridge(), placementConstraints: [{ type: "distinctInstance" as "memberOf" }] }, at("placementConstraints.0.type", "constraint.type 'distinctInstance' is not supported.")],
  ["ten constraints", { ...bridge(), placementConstraints: Array.from({ length: 10 }, () => ({ type: "memberOf" as const, expression: "attribute:a == b" })) }, []],
  ["a constraint that cannot be read", { ...bridge(), placementConstraints: [{ type: "memberOf", expression: "attribute:a = b" }] }, ["placementConstraints.0.expression: InvalidParameterException: Invalid expression: expected one of == != > >= < <= exists !exists in !in =~ !~ after attribute at character 13."]],
  ["eleven constraints", { ...bridge(), placementConstraints: Array.from({ length: 11 }, () => ({ type: "memberOf" as const, expression: "attribute:a == b" })) }, at("placementConstraints", "placement constraints can have at most 10 items")],

  ["Fargate in bridge mode", fargate({ networkMode: "bridge" }), at("networkMode", "Fargate only supports network mode ‘awsvpc’.")],
  ["Fargate without a mode", fargate({ networkMode: undefined }), at("networkMode", "Fargate only supports network mode ‘awsvpc’.")],
  ["Fargate without cpu", fargate({ cpu: undefined }), at("cpu", "Fargate requires that 'cpu' be defined at the task level.")],
  ["Fargate without memory", fargate({ memory: undefined }, { memory: 64 }), at("memory", "Fargate requires that 'memory' be defined at the task level.")],
  ["Fargate, too little memory", fargate({ memory: "256" }), at("memory", PAIR(256, 256))],
  ["Fargate, cpu nobody offers", fargate({ cpu: "300" }), at("cpu", PAIR(300, 512))],
  ["Fargate, 8 vCPU with 17 GB", fargate({ cpu: "8 vCPU", memory: "17 GB" }), at("memory", PAIR(8192, 17_408))],
  ["Fargate, 16 vCPU with 120 GB", fargate({ cpu: "16 vcpu", memory: "120GB" }), []],
  ["Fargate, Windows on half a vCPU", fargate({ cpu: "512", memory: "1024", runtimePlatform: { operatingSystemFamily: "WINDOWS_SERVER_2022_CORE" } }), at("cpu", PAIR(512, 1024))],
  ["Windows in its own network", { ...web({}), networkMode: undefined, runtimePlatform: WINDOWS }, []],
  ["Windows in host mode", { ...web({}), networkMode: "host", runtimePlatform: WINDOWS }, at("networkMode", "The network mode ‘host’ is not supported for Windows containers.")],
  ["Windows, privileged", { ...web({ privileged: true }), networkMode: undefined, runtimePlatform: WINDOWS }, at("containerDefinitions.0.privileged", "privileged is not supported for Windows containers.")],
  ["Windows, not privileged", { ...web({ privileged: false }), networkMode: undefined, runtimePlatform: WINDOWS }, []],
  ["Fargate, a stop in 120 s", fargate({}, { stopTimeout: 120 }), []],
  ["Fargate, a stop in 121 s", fargate({}, { stopTimeout: 121 }), at("containerDefinitions.0.stopTimeout", "Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.")],
  ["Fargate, privileged", fargate({}, { privileged: true }), at("containerDefinitions.0.privileged", "Fargate requires that the 'privileged' setting be 'false'.")],
  ["Fargate, json-file", fargate({}, { logConfiguration: { logDriver: "json-file" } }), at("containerDefinitions.0.logConfiguration.logDriver", "json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]")],
  ["Fargate, awslogs without a role", fargate({}, { logConfiguration: { logDriver: "awslogs", options: { "awslogs-region": "us-east-1", "awslogs-group": "g", "awslogs-stream-prefix": "p" } } }), at("executionRoleArn", "Fargate requires task definition to have execution role ARN to support log driver awslogs.")],
  ["Fargate, awslogs without a prefix", fargate({ executionRoleArn: "arn:aws:iam::123456789012:role/r" }, { logConfiguration: { logDriver: "awslogs", options: { "awslogs-region": "us-east-1", "awslogs-group": "g" } } }), at("containerDefinitions.0.logConfiguration.options", "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.")],
  ["Fargate, a private image without a role", fargate({}, { image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1" }), at("containerDefinitions.0.image", "Fargate requires task definition to have execution role ARN to support ECR images.")],
  ["Fargate, a host path", fargate({ volumes: [{ name: "v", host: { sourcePath: "/x" } }] }), at("volumes.0.host.sourcePath", "Fargate compatible task definitions do not support sourcePath")],
  ["Fargate, constraints", fargate({ placementConstraints: [{ type: "memberOf", expression: "attribute:a == b" }] }), at("placementConstraints", "Fargate compatible task definitions do not support constraints")],
  ["Fargate, 20 GiB", fargate({ ephemeralStorage: { sizeInGiB: 20 } }), at("ephemeralStorage.sizeInGiB", "EphemeralStorage size should be at least 21.")],
  ["Fargate, 200 GiB", fargate({ ephemeralStorage: { sizeInGiB: 200 } }), []],
  ["storage on EC2", { ...bridge(), requiresCompatibilities: ["EC2"], ephemeralStorage: { sizeInGiB: 30 } }, at("ephemeralStorage", "Tasks using the EC2 launch type do not support EphemeralStorage.")],
  ["EXTERNAL with awsvpc", { ...bridge(), networkMode: "awsvpc", requiresCompatibilities: ["EXTERNAL"] }, at("networkMode", "External instances do not support network mode ‘awsvpc’.")],
])("%s", (_name, input, expected) => {
  expect(refusals(input)).toEqual(expected);
});

test.each([
  ["interval", 4, 5, 300, 301],
  ["timeout", 1, 2, 60, 61],
  ["retries", 0, 1, 10, 11],
  ["startPeriod", -1, 0, 300, 301],
] as const)("a health check's %s has its range", (member, below, least, most, above) => {
  const said = (value: number) => refusals(web({ healthCheck: { command: ["CMD", "true"], [member]: value } }));
  const message = `the 'healthCheck.${member}' setting for container 'web' must be between ${least} and ${most}`;
  expect([said(least), said(most)]).toEqual([[], []]);
  expect(said(below)).toEqual(at(`containerDefinitions.0.healthCheck.${member}`, message));
  expect(said(above)).toEqual(said(below));
});

test("a circle is told at each container in it, and nowhere else", () => {
  const waits = (name: string, containerName: string) =>
    ({ ...WEB, name, dependsOn: [{ containerName, condition: "START" }] }) as const;
  const paths = problemsOfTaskDefinition(bridge(waits("a", "b"), waits("b", "c"), waits("c", "b"), WEB)).map(({ path }) => path[1]);
  expect(paths).toEqual([1, 2]);
});

test("64 KB of JSON are taken and one byte more is not", () => {
  const sized = (length: number) => ({ ...bridge(), containerDefinitions: [{ ...WEB, command: ["x".repeat(length)] }] });
  const frame = JSON.stringify(sized(0)).length;
  expect(refusals(sized(65_536 - frame))).toEqual([]);
  expect(refusals(sized(65_537 - frame))).toEqual(at("", "Actual length: '65537'. Max allowed length is '65536' bytes."));
});

test("bytes are counted, not characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      const input = { ...bridge(), containerDefinitions: [{ ...WEB, command: [text.repeat(Math.ceil(66_000 / text.length))] }] };
      const bytes = new TextEncoder().encode(JSON.stringify(input)).length;
      expect(refusals(input)[0]).toContain(`Actual length: '${bytes}'`);
    }),
    { numRuns: 30 },
  );
});

describe("what is taken though it will not work", () => {
  const warnings = (input: Input) =>
    problemsOfTaskDefinition(input)
      .filter(({ severity }) => severity === "warning")
      .map(({ code }) => code);

  test.each([
    [22, ["ReservedHostPort"]],
    [80, []],
    [32_767, []],
    [32_768, ["EphemeralHostPort"]],
    [60_999, ["EphemeralHostPort"]],
    [61_000, []],
  ])("host port %i", (hostPort, codes) => {
    expect(warnings(web({ portMappings: [{ containerPort: 80, hostPort }] }))).toEqual(codes);
  });

  test("a launch type that is not there yet", () => {
    expect(warnings(fargate())).toEqual(["NotSimulated"]);
    expect(warnings(fargate({ requiresCompatibilities: ["EC2", "FARGATE"] }))).toEqual([]);
    expect(warnings({ ...bridge(), networkMode: "awsvpc" })).toEqual([]);
    expect(warnings({ ...bridge(), requiresCompatibilities: ["EC2"] })).toEqual([]);
    expect(warnings({ ...bridge(), requiresCompatibilities: ["EXTERNAL"] })).toEqual(["NotSimulated"]);
  });

  test("a health check command without CMD", () => {
    expect(warnings(web({ healthCheck: { command: ["/health"] } }))).toEqual(["HealthCheckCommand"]);
  });
});

test("a hostile definition costs no more than a bad one", () => {
  const many = (part: object) => Array.from({ length: 3_000 }, () => part);
  const told = (...containers: readonly object[]) =>
    problemsOfTaskDefinition({ family: "web", containerDefinitions: containers as readonly ContainerDefinition[] }).length;
  expect(told(...many({}), ...many({}))).toBe(100);
  expect(told({ ...WEB, portMappings: many({}), dependsOn: many({}), mountPoints: many({}) })).toBe(100);
});

test("any JSON can be asked about, however little it looks like a definition", () => {
  const names = ["family", "cpu", "memory", "networkMode", "requiresCompatibilities", "volumes", "placementConstraints"];
  const parts = ["name", "image", "memory", "portMappings", "dependsOn", "links", "healthCheck", "logConfiguration", "mountPoints"];
  const inner = ["containerName", "containerPort", "hostPort", "protocol", "name", "sourceVolume", "type", "expression", "condition"];
  // What JSON may hold and no program would: an object that does not become a text.
  const untold = fc.constantFrom({ toString: 0 }, { toString: null, valueOf: "" }, { length: 1 }, { constructor: {} });
  const anything = fc.oneof({ weight: 3, arbitrary: fc.jsonValue() }, untold, fc.array(untold), fc.array(fc.dictionary(fc.constantFrom(...inner), untold)));
  const containers = fc.array(fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...parts), anything)));
  const input = fc
    .tuple(fc.dictionary(fc.constantFrom(...names), anything), fc.oneof(fc.jsonValue(), containers))
    .map(([task, containerDefinitions]) => ({ ...task, containerDefinitions }));
  fc.assert(
    fc.property(input, (any) => {
      expect(Array.isArray(problemsOfTaskDefinition(any as unknown as Input))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
