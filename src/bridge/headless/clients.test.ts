import { fileURLToPath } from "node:url";
import { CloudWatchClient, DescribeAlarmsForMetricCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeImagesCommand, DescribeSubnetsCommand, EC2Client, RunInstancesCommand } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListContainerInstancesCommand,
  paginateListTasks,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  waitUntilServicesStable,
} from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, test } from "vitest";
import { TOURS, tourByClients } from "../../../scripts/clientTour.ts";
import { wireModels } from "../../../scripts/wireModels.mjs";
import { encodeBase64 } from "../../lib/base64.ts";
import { emptyFile } from "../../engine/session/scenario.ts";
import { Session } from "../../engine/session/session.ts";
import { openHeadless, type Headless, type Options } from "./headless.ts";

/** What the clients hand to a transport, and take back from it. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query?: Record<string, unknown>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

function opened(options: Options): Headless {
  const models = wireModels(fileURLToPath(new URL("../../../", import.meta.url)));
  return openHeadless(options, { models, wallMs: () => 0, log: (line) => expect.fail(line) });
}

/** Takes the place of the network. */
function transport(headless: Headless) {
  const handle = async ({ method, path, headers, body = "" }: Sent) => {
    const bytes = typeof body === "string" ? bytesOf(body) : Uint8Array.from(body);
    const answer = await headless.answer({ method, path, query: "", header: (name) => headers[name] ?? null, body: bytes });
    return { response: { statusCode: answer.status, headers: { ...answer.headers }, body: new Blob([answer.body]).stream() } };
  };
  return { handle };
}

const bytesOf = (text: string) => Uint8Array.from(new TextEncoder().encode(text));

/** AWS's own clients, with the account in the place of the network. */
function clients(region: string) {
  const config = { region, endpoint: "http://localhost", credentials: { accessKeyId: "a", secretAccessKey: "b" }, maxAttempts: 1, requestHandler: transport(opened({})) as never };
  return {
    ecs: new ECSClient(config),
    ec2: new EC2Client(config),
    elbv2: new ElasticLoadBalancingV2Client(config),
    sts: new STSClient(config),
    cloudwatch: new CloudWatchClient(config),
  };
}

test("AWS's own clients build a service behind a load balancer, and see it live", async () => {
  const { ecs, ec2, elbv2, sts, cloudwatch } = clients("eu-west-1");
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe("123456789012");
  const made = await ecs.send(new CreateClusterCommand({ clusterName: "prod" }));
  expect(made.cluster?.clusterArn).toBe("arn:aws:ecs:eu-west-1:123456789012:cluster/prod");
  expect(made.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);

  const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ["amazon"], Filters: [{ Name: "name", Values: ["al2023-ami-ecs-hvm-*-x86_64"] }] }));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  expect(Subnets.map(({ AvailabilityZone }) => AvailabilityZone)).toEqual(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
  const UserData = encodeBase64("#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\n");
  const { Instances = [] } = await ec2.send(new RunInstancesCommand({ ImageId: Images[0]?.ImageId, InstanceType: "m5.large", MinCount: 3, MaxCount: 3, IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData }));
  expect(Instances[0]?.State).toEqual({ Code: 0, Name: "pending" });
  expect(Instances[0]?.LaunchTime).toEqual(new Date("2026-01-05T09:00:00Z"));
  expect((await ecs.send(new ListContainerInstancesCommand({ cluster: "prod" }))).containerInstanceArns).toHaveLength(3);

  const { TargetGroups = [] } = await elbv2.send(new CreateTargetGroupCommand({ Name: "web", Protocol: "HTTP", Port: 80, VpcId: Subnets[0]?.VpcId }));
  const targetGroupArn = TargetGroups[0]?.TargetGroupArn ?? "";
  const { LoadBalancers = [] } = await elbv2.send(new CreateLoadBalancerCommand({ Name: "web", Subnets: Subnets.map(({ SubnetId = "" }) => SubnetId) }));
  const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: targetGroupArn }];
  await elbv2.send(new CreateListenerCommand({ LoadBalancerArn: LoadBalancers[0]?.LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions }));

  const containerDefinitions = [{ name: "web", image: "web", memory: 256, portMappings: [{ containerPort: 80, hostPort: 0 }] }];
  await ecs.send(new RegisterTaskDefinitionCommand({ family: "web", containerDefinitions }));
  const loadBalancers = [{ targetGroupArn, containerName: "web", containerPort: 80 }];
  await ecs.send(new CreateServiceCommand({ cluster: "prod", serviceName: "web", taskDefinition: "web", desiredCount: 4, loadBalancers }));
  const waited = await waitUntilServicesStable({ client: ecs, maxWaitTime: 20 }, { cluster: "prod", services: ["web"] });
  expect(waited.state).toBe("SUCCESS");
  const health = await elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }));
  expect(health.TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State)).toEqual(["healthy", "healthy", "healthy", "healthy"]);

  await ecs.send(new UpdateServiceCommand({ cluster: "prod", service: "web", desiredCount: 5 }));
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster: "prod", services: ["web"] }));
  expect(services[0]?.runningCount).toBe(5);
  const { tasks = [] } = await ecs.send(new RunTaskCommand({ cluster: "prod", taskDefinition: "web" }));
  const { tasks: described = [] } = await ecs.send(new DescribeTasksCommand({ cluster: "prod", tasks: [tasks[0]?.taskArn ?? ""] }));
  expect(described[0]?.lastStatus).toBe("RUNNING");
  await ecs.send(new StopTaskCommand({ cluster: "prod", task: tasks[0]?.taskArn }));
  const pages = [];
  for await (const page of paginateListTasks({ client: ecs, pageSize: 4 }, { cluster: "prod" })) pages.push(page.taskArns?.length);
  expect(pages).toEqual([4, 1]);

  await expect(ecs.send(new DescribeTasksCommand({ cluster: "none", tasks: ["x"] }))).rejects.toMatchObject({ name: "ClusterNotFoundException", message: "Cluster not found." });
  await expect(elbv2.send(new DescribeLoadBalancersCommand({ Names: ["none"] }))).rejects.toMatchObject({ name: "LoadBalancerNotFoundException" });
  await expect(ec2.send(new DescribeImagesCommand({ ImageIds: ["ami-12c6146b"] }))).rejects.toMatchObject({ name: "InvalidAMIID.NotFound" });
  await expect(cloudwatch.send(new DescribeAlarmsForMetricCommand({ Namespace: "AWS/ECS", MetricName: "CPUUtilization" }))).rejects.toMatchObject({ name: "NotSimulated", message: "cloudwatch DescribeAlarmsForMetric is not simulated yet." });
});

test("through AWS's own clients a session is answered as it is by the account itself, call by call", async () => {
  let calls = 0;
  for (const { seed, steps } of TOURS) {
    const headless = opened({ seed: String(seed), clock: "manual" });
    const account = new Session(emptyFile("tour", seed));
    const ask = async (path: string, body: object) => {
      const answer = await headless.answer({ method: "POST", path: `/_playground/${path}`, query: "", header: () => null, body: bytesOf(JSON.stringify(body)) });
      expect(answer.status).toBe(200);
    };
    let now = 0;
    calls += await tourByClients(steps, { endpoint: "http://localhost", requestHandler: transport(headless) as never }, {
      pass: async (seconds) => {
        await ask("advance", { seconds });
        now += seconds * 1000;
        account.runUntil(now);
      },
      physics: async (call) => {
        await ask("call", call);
        expect(account.call(call).ok).toBe(true);
      },
      answered: (call, output) => {
        const answer = account.call(call);
        expect([call.operation, plain(output)]).toEqual([call.operation, plain(answer.ok ? answer.output : answer)]);
      },
    });
  }
  expect(calls).toBeGreaterThanOrEqual(120);
});

/** As JSON has it: times in seconds, nothing where a client knows an empty list, and without the tokens that clients make up. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, plain(member)] as const);
  return Object.fromEntries(members.filter(([name, member]) => member !== undefined && name !== "ClientToken"));
}
