import * as ec2 from "@aws-sdk/client-ec2";
import * as ecs from "@aws-sdk/client-ecs";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import * as sts from "@aws-sdk/client-sts";
import type { Call } from "../src/aws/generated/api.ts";
import { filledIn, type ScenarioStep } from "../src/engine/session/scenario.ts";
import { everyOperation } from "./goldenEveryOperation.ts";
import { housekeeping } from "./goldenHousekeeping.ts";

/** The same with a look at everything at some instants. */
function withLooks(steps: readonly ScenarioStep[], atSeconds: readonly number[]): readonly ScenarioStep[] {
  const looks = atSeconds.flatMap((at) => LOOKS.map(([service, operation, input]) => ({ atSeconds: at, call: { service, operation, input } })));
  return [...steps, ...looks].toSorted((a, b) => (a.atSeconds ?? 0) - (b.atSeconds ?? 0));
}

const GROUP = "${group.TargetGroups[0].TargetGroupArn}";
const BALANCER = "${balancer.LoadBalancers[0].LoadBalancerArn}";
const LISTENER = "${listener.Listeners[0].ListenerArn}";

const LOOKS: readonly (readonly [string, string, object])[] = [
  ["ecs", "ListClusters", {}],
  ["ecs", "DescribeClusters", { clusters: ["tour"], include: ["STATISTICS", "TAGS", "SETTINGS"] }],
  ["ecs", "ListServices", { cluster: "tour" }],
  ["ecs", "DescribeServices", { cluster: "tour", services: ["web"], include: ["TAGS"] }],
  ["ecs", "ListTasks", { cluster: "tour", desiredStatus: "STOPPED" }],
  ["ecs", "DescribeTasks", { cluster: "tour", tasks: ["${kept.taskArns[0]}"], include: ["TAGS"] }],
  ["ecs", "DescribeContainerInstances", { cluster: "tour", containerInstances: ["${members.containerInstanceArns[0]}"] }],
  ["ecs", "ListAttributes", { cluster: "tour", targetType: "container-instance" }],
  ["ecs", "ListTaskDefinitions", {}],
  ["ecs", "ListTaskDefinitionFamilies", {}],
  ["ecs", "DescribeTaskDefinition", { taskDefinition: "web" }],
  ["ecs", "ListAccountSettings", { effectiveSettings: true }],
  ["ecs", "DescribeCapacityProviders", {}],
  ["ecs", "GetTaskProtection", { cluster: "tour", tasks: ["${kept.taskArns[0]}"] }],
  ["ecs", "DiscoverPollEndpoint", { cluster: "tour" }],
  ["ec2", "DescribeInstances", {}],
  ["ec2", "DescribeInstanceTypes", { InstanceTypes: ["t3.medium"] }],
  ["ec2", "DescribeAvailabilityZones", {}],
  ["ec2", "DescribeRegions", {}],
  ["ec2", "DescribeVpcs", {}],
  ["ec2", "DescribeSubnets", {}],
  ["ec2", "DescribeSecurityGroups", {}],
  ["ec2", "DescribeImages", { Owners: ["amazon"] }],
  ["ec2", "DescribeNetworkInterfaces", {}],
  ["ec2", "GetConsoleOutput", { InstanceId: "${machines.Instances[0].InstanceId}" }],
  ["elbv2", "DescribeLoadBalancers", {}],
  ["elbv2", "DescribeTargetGroups", {}],
  ["elbv2", "DescribeListeners", { LoadBalancerArn: BALANCER }],
  ["elbv2", "DescribeRules", { ListenerArn: LISTENER }],
  ["elbv2", "DescribeTargetHealth", { TargetGroupArn: GROUP }],
  ["elbv2", "DescribeTargetGroupAttributes", { TargetGroupArn: GROUP }],
  ["elbv2", "DescribeTags", { ResourceArns: [GROUP, BALANCER] }],
  ["sts", "GetCallerIdentity", {}],
];

/** Sessions that between them ask for nearly all that an account can be asked for. Each begins in an empty one. */
export const TOURS: readonly { readonly seed: number; readonly steps: readonly ScenarioStep[] }[] = [
  { seed: everyOperation.seed, steps: withLooks(everyOperation.steps, [228, 500]).map(onOptimizedImage) },
  { seed: housekeeping.seed, steps: housekeeping.steps.map(onOptimizedImage) },
];

/** An image without an agent is what any other is to a server of accounts. */
function onOptimizedImage(step: ScenarioStep): ScenarioStep {
  const { service, operation, input } = step.call;
  if (operation !== "RunInstances") return step;
  return { ...step, call: { service, operation, input: { ...(input as object), ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id" } } };
}

/** Where AWS's clients send what they send. */
export interface Endpoint {
  readonly endpoint: string;
  /** In the place of the network. */
  readonly requestHandler?: never;
}

/** Whatever goes between two calls. */
interface Surroundings {
  /** Lets at least so much of the account's time go by since the last call. */
  readonly pass: (seconds: number) => Promise<void>;
  /** A call to the physical world, which is no AWS client's to make. */
  readonly physics: (call: Call) => Promise<void>;
  /** What came of a call. */
  readonly answered: (call: Call, output: unknown) => void;
}

/** Plays a session through AWS's own clients: every call must be answered, and is handed out with its answer. */
export async function tourByClients(steps: readonly ScenarioStep[], { endpoint, requestHandler }: Endpoint, around: Surroundings): Promise<number> {
  const config = { region: "us-east-1", endpoint, credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1, ...(requestHandler === undefined ? {} : { requestHandler }) };
  const clients: Readonly<Record<string, Client>> = {
    ecs: { client: new ecs.ECSClient(config), commands: ecs as never },
    ec2: { client: new ec2.EC2Client(config), commands: ec2 as never },
    elbv2: { client: new elbv2.ElasticLoadBalancingV2Client(config), commands: elbv2 as never },
    sts: { client: new sts.STSClient(config), commands: sts as never },
  };
  const answers = new Map<string, unknown>();
  let calls = 0;
  let now = 0;
  for (const { atSeconds = 0, as, call } of steps) {
    if (atSeconds > now) {
      await around.pass(atSeconds - now);
      now = atSeconds;
    }
    const input = filledIn(call.input, answers);
    const client = clients[call.service];
    if (client === undefined) {
      await around.physics({ ...call, input });
      continue;
    }
    const output = await send(client, { ...call, input });
    calls++;
    around.answered({ ...call, input }, output);
    if (as !== undefined) answers.set(as, output);
  }
  return calls;
}

/** A client and its module's exports, among them a command for each operation. */
interface Client {
  readonly client: { readonly send: (command: never) => Promise<object> };
  readonly commands: Readonly<Record<string, new (input: unknown) => never>>;
}

async function send({ client, commands }: Client, { service, operation, input }: Call): Promise<unknown> {
  const Command = commands[`${operation}Command`];
  if (Command === undefined) throw new Error(`the client of ${service} has no ${operation}`);
  const { $metadata: _, ...output } = (await client.send(new Command(input))) as Readonly<Record<string, unknown>>;
  return output;
}
