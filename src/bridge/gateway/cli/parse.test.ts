import { expect, test } from "vitest";
import { fc } from "../../../../scripts/properties.ts";
import { validCall } from "../../../../scripts/validCalls.ts";
import type { Call } from "../../../aws/generated/api.ts";
import { encodeBase64 } from "../../../lib/base64.ts";
import { expandWords } from "../terminal/expand.ts";
import { readScript } from "../terminal/readScript.ts";
import { CommandFault } from "./fault.ts";
import { formatCall } from "./format.ts";
import { parse } from "./parse.ts";

/** The words of a text's first command, as a shell makes them. */
async function wordsOf(text: string): Promise<readonly string[]> {
  const script = readScript(text);
  if (script.kind !== "script") throw new Error(`no script: ${text}`);
  const words = script.lines[0]?.steps[0]?.pipeline[0]?.words ?? [];
  return expandWords(words, { valueOf: () => "", outputOf: async () => "" });
}

const parseLine = async (line: string) => parse((await wordsOf(line)).slice(1));

async function callOf(line: string): Promise<unknown> {
  const invocation = await parseLine(line);
  return invocation.kind === "text" ? invocation.text : invocation.call.input;
}

test.each<[string, unknown]>([
  ["aws ecs list-clusters", {}],
  ["aws ecs update-service --service web --desired-count 3", { service: "web", desiredCount: 3 }],
  ["aws ecs update-service --service web --desired 3", { service: "web", desiredCount: 3 }],
  ["aws ecs update-service --service=web --desired-count=-1", { service: "web", desiredCount: -1 }],
  ["aws ecs update-service --service web --service api", { service: "api" }],
  ["aws ecs --region us-east-1 update-service --output text --service web", { service: "web" }],
  ["aws ecs update-service --service web --force-new-deployment --no-enable-ecs-managed-tags", { service: "web", forceNewDeployment: true, enableECSManagedTags: false }],
  ["aws ecs update-service --service web --disable-execute-command", { service: "web", enableExecuteCommand: false }],
  ["aws ecs describe-tasks --tasks a b --cluster c", { tasks: ["a", "b"], cluster: "c" }],
  ["aws ecs describe-tasks --tasks '[\"a\", \"b\"]'", { tasks: ["a", "b"] }],
  ["aws ecs describe-clusters --cluster a", { clusters: ["a"] }],
  [
    "aws ecs update-service --service w --network-configuration awsvpcConfiguration={subnets=[a,b],assignPublicIp=ENABLED}",
    { service: "w", networkConfiguration: { awsvpcConfiguration: { subnets: ["a", "b"], assignPublicIp: "ENABLED" } } },
  ],
  [
    "aws ecs update-service --service w --deployment-configuration maximumPercent=200,deploymentCircuitBreaker={enable=true,rollback=false}",
    { service: "w", deploymentConfiguration: { maximumPercent: 200, deploymentCircuitBreaker: { enable: true, rollback: false } } },
  ],
  [
    "aws ecs update-service --service w --placement-strategy type=spread,field=attribute:ecs.availability-zone type=binpack,field=memory",
    { service: "w", placementStrategy: [{ type: "spread", field: "attribute:ecs.availability-zone" }, { type: "binpack", field: "memory" }] },
  ],
  [
    "aws ecs register-task-definition --family f --container-definitions name=web,image=nginx,memory=128,portMappings=[{containerPort=80}]",
    { family: "f", containerDefinitions: [{ name: "web", image: "nginx", memory: 128, portMappings: [{ containerPort: 80 }] }] },
  ],
  ["aws elbv2 modify-target-group-attributes --target-group-arn a --attributes Key=x,Value=3", { TargetGroupArn: "a", Attributes: [{ Key: "x", Value: "3" }] }],
  ["aws ec2 describe-instances --filters Name=a,Values=b,c Name=d,Values=e", { Filters: [{ Name: "a", Values: ["b", "c"] }, { Name: "d", Values: ["e"] }] }],
  [`aws ecs run-task --count 4 --cli-input-json '{"taskDefinition": "x", "count": 2}'`, { taskDefinition: "x", count: 4 }],
  ["aws ec2 run-instances --image-id ami-1", { ImageId: "ami-1", MinCount: 1, MaxCount: 1 }],
  ["aws ec2 run-instances --image-id ami-1 --count 1:3 --user-data hello", { ImageId: "ami-1", MinCount: 1, MaxCount: 3, UserData: "aGVsbG8=" }],
  [
    "aws ec2 run-instances --subnet-id s --security-group-ids g --no-associate-public-ip-address",
    { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false, SubnetId: "s", Groups: ["g"] }], MinCount: 1, MaxCount: 1 },
  ],
  [
    "aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 80-90 --cidr 0.0.0.0/0",
    { GroupId: "sg-1", IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 90, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }] },
  ],
  ["aws ecs list-tasks --page-size 2 --max-items 3", { maxResults: 2 }],
  ["aws ecs list-tasks --starting-token abc", { nextToken: "abc" }],
  ["aws ecs wait services-stable --services web", { services: ["web"] }],
  ["aws ecs create-daemon --name a --whatever", {}],
])("%s", async (line, input) => {
  expect(await callOf(line)).toEqual(input);
});

test.each([
  ["aws", "aws: error: the following arguments are required: command"],
  ["aws ecs", "aws: error: the following arguments are required: operation"],
  ["aws ec3 x", "aws: error: argument command: Invalid choice, valid choices are:\n\napplication-autoscaling                  | autoscaling                             \ncloudwatch                               | deploy                                  "],
  ["aws ecs describe-servces", "Invalid choice: 'describe-servces', maybe you meant:\n\n  * describe-services"],
  ["aws ecs update-service", "aws: error: the following arguments are required: --service"],
  ["aws ecs update-service --service", "aws: error: argument --service: expected one argument"],
  ["aws ecs update-service --service --desired-count 1", "aws: error: argument --service: expected one argument"],
  ["aws ecs update-service --service web --foo bar", "Unknown options: --foo, bar"],
  ["aws ecs update-service --service web --force-new-deployment true", "Unknown options: true"],
  ["aws ecs update-service --service web --force-new-deployment=true", "argument --force-new-deployment: ignored explicit argument 'true'"],
  ["aws ecs update-service --service web --enable", "ambiguous option: --enable could match --enable-execute-command, --enable-ecs-managed-tags"],
  ["aws ecs update-service --service web --desired-count x", "invalid literal for int() with base 10: 'x'"],
  ["aws ecs list-clusters --output xml", "argument --output: Invalid choice, valid choices are:"],
  ["aws ecs list-clusters --query", "argument --query: expected one argument"],
  ["aws ecs list-tasks --max-items x", "argument --max-items: invalid int value: 'x'"],
  ["aws ecs list-tasks --no-paginate --max-items 3", "Cannot specify --no-paginate along with pagination arguments: --max-items"],
  ["aws ecs wait", "aws: error: too few arguments"],
  ["aws ecs wait foo", "argument subcommand: Invalid choice"],
  [
    "aws ecs create-service --service-name w --load-balancers targetGroupArn==arn",
    "Error parsing parameter '--load-balancers': Expected: ',', received: '=' for input:\ntargetGroupArn==arn\n               ^",
  ],
  [
    "aws ecs create-service --service-name w --load-balancers a=1,a=2",
    `Second instance of key "a" encountered for input:\na=1,a=2\n    ^\nThis is often because there is a preceding "," instead of a space.`,
  ],
  [
    `aws ecs run-task --task-definition x --overrides '{"containerOverrides": [}'`,
    `Error parsing parameter '--overrides': Invalid JSON: Expecting value: line 1 column 25 (char 24)\nJSON received: {"containerOverrides": [}`,
  ],
  ["aws ecs run-task --cli-input-json file://task.json", "Error parsing parameter '--cli-input-json': Unable to load paramfile file://task.json: [Errno 2] No such file or directory: 'task.json'"],
  [
    `aws ecs run-task --task-definition x --overrides '{"cpu": 1, "colour": "red"}'`,
    "Parameter validation failed:\nInvalid type for parameter overrides.cpu, value: 1, type: <class 'int'>, valid types: <class 'str'>\n" +
      'Unknown parameter in overrides: "colour", must be one of: containerOverrides, cpu, ',
  ],
  ["aws ecs create-service --service-name w --load-balancers '{}' --tags value=x --cli-input-json '{\"volumeConfigurations\":[{}]}'", 'Missing required parameter in volumeConfigurations[0]: "name"'],
  ["aws ec2 run-instances --count x", "count parameter should be of form min[:max] (e.g. 1 or 1:10)"],
])("%s is refused", async (line, message) => {
  await expect(parseLine(line)).rejects.toThrow(CommandFault);
  await expect(parseLine(line)).rejects.toThrow(message);
});

test("help and skeletons are told, not called", async () => {
  expect(await callOf("aws help")).toContain("o ecs");
  expect(await callOf("aws ecs help")).toContain("o update-service");
  expect(await callOf("aws ecs update-service help")).toContain("--service <string>\n       [--desired-count <integer>]");
  expect(await callOf("aws ecs wait help")).toContain("services-stable - asks describe-services every 15 simulated seconds");
  expect(JSON.parse(String(await callOf("aws ecs create-cluster --generate-cli-skeleton")))).toMatchObject({ clusterName: "", tags: [{ key: "", value: "" }] });
  expect(JSON.parse(String(await callOf("aws ecs list-clusters --generate-cli-skeleton output")))).toEqual({ clusterArns: ["String"], nextToken: "nextToken" });
});

/** User data is base64 of a text, which any text of the model need not be. */
function withUserData(call: Call): Call {
  const input = call.input as { readonly UserData?: string | { readonly Value?: string } };
  const { UserData } = input;
  if (UserData === undefined) return call;
  const encoded = typeof UserData === "string" ? encodeBase64(UserData) : { ...UserData, ...(UserData.Value === undefined ? {} : { Value: encodeBase64(UserData.Value) }) };
  return { ...call, input: { ...input, UserData: encoded } };
}

const anyCall = validCall.filter(({ service }) => service !== "physics").map(withUserData);

/** What JSON and the command line make of a call: no difference between 0 and -0. */
const plain = (call: Pick<Call, "service" | "operation" | "input">): unknown =>
  JSON.parse(JSON.stringify({ service: call.service, operation: call.operation, input: call.input }));

test("a call that is written as a line is read back as the same call", async () => {
  await fc.assert(
    fc.asyncProperty(anyCall, async (call) => {
      const invocation = await parseLine(formatCall(call));
      expect(invocation.kind === "call" && plain(invocation.call)).toEqual(plain(call));
    }),
    { numRuns: 250 },
  );
});

const fragment = fc.oneof(
  fc.constantFrom("aws ", "ecs ", "ec2 ", "update-service ", "run-instances ", "wait ", "--service ", "--tags ", "--filters ", "--overrides ", "--output table ", "--query ", "help ", "--cli-input-json "),
  fc.constantFrom("'", '"', "\\", "$", "$(", ")", "`", "|", ";", "&&", "\n", "#", "=", ",", "{", "}", "[", "]", "-", "--", "a=b", "<(", ">", "é"),
  fc.string({ maxLength: 6 }),
);

test("whatever is typed is read, refused or unfinished, and never a crash", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fragment, { maxLength: 14 }), async (parts) => {
      const script = readScript(parts.join(""));
      if (script.kind !== "script") return;
      for (const { words } of script.lines.flatMap(({ steps }) => steps.flatMap(({ pipeline }) => pipeline))) {
        const expanded = await expandWords(words, { valueOf: () => "x", outputOf: async () => "y z" });
        try {
          parse(expanded.slice(1));
        } catch (fault) {
          expect(fault).toBeInstanceOf(CommandFault);
        }
      }
    }),
    { numRuns: 1000 },
  );
});
