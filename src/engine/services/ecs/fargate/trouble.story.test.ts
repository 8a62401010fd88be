import { beforeEach, expect, test } from "vitest";
import { waysOut, type Destination } from "../../../session/walk/walkOut.ts";
import { FargateStory } from "./story.ts";

const ECR = "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:7";
const SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf";
const role = { executionRoleArn: "ecsTaskExecutionRole" };
const RETRIEVAL = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";
const LOGS = { logDriver: "awslogs", options: { "awslogs-group": "/shop", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "web" } };
const deny = (...Action: readonly string[]) => JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Deny", Action, Resource: "*" } });

let s: FargateStory;
beforeEach(() => {
  s = new FargateStory();
  s.call("ecs", "CreateCluster", { clusterName: "prod" });
});

/** What the one task of a definition stops with. */
function stops(more: object, where: object = {}): string {
  s.defineFor("web", { ...role, ...more });
  s.runTask("web", { zones: "a", ...where });
  s.run(60);
  const [task] = s.tasks("STOPPED");
  expect(task?.stopCode).toBe("TaskFailedToStart");
  return task?.stoppedReason ?? "";
}

const inside = { assignPublicIp: "DISABLED" } as const;

test.each<[string, object, string | RegExp]>([
  ["ECR", { image: ECR }, `${RETRIEVAL}unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post "https://api.ecr.us-east-1.amazonaws.com/": dial tcp 52.46.128.17:443: i/o timeout`],
  ["Secrets Manager", { container: { secrets: [{ name: "DB", valueFrom: SECRET }] } }, `${RETRIEVAL}unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${SECRET} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`],
  ["Parameter Store", { container: { secrets: [{ name: "DB", valueFrom: "/db" }] } }, `${RETRIEVAL}unable to retrieve secrets from ssm: service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`],
  ["CloudWatch Logs", { container: { logConfiguration: LOGS } }, "ResourceInitializationError: failed to validate logger args: signal: killed"],
  ["Docker Hub", { image: "nginx:1.27" }, 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/nginx:1.27: failed to do request: Head "https://registry-1.docker.io/v2/library/nginx/manifests/1.27": dial tcp 198.51.100.80:443: i/o timeout'],
  ["another registry", { image: "public.ecr.aws/shop/web" }, 'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref public.ecr.aws/shop/web:latest: failed to do request: Head "https://public.ecr.aws/v2/shop/web/manifests/latest": dial tcp 198.51.100.80:443: i/o timeout'],
])("in a public subnet without a public address there is no way to %s", (_where, more, reason) => {
  expect(stops(more, inside)).toBe(reason);
});

test("a group that lets nothing out stops it as well", () => {
  const { SecurityGroups: [group] = [] } = s.call("ec2", "DescribeSecurityGroups", { Filters: [{ Name: "group-name", Values: ["default"] }] });
  s.call("ec2", "RevokeSecurityGroupEgress", { GroupId: group?.GroupId ?? "", IpPermissions: group?.IpPermissionsEgress ?? [] });
  expect(stops({ image: ECR })).toContain("unable to retrieve ecr registry auth");
});

test.each([
  ["ecr:GetAuthorizationToken", `${RETRIEVAL}unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: `],
  ["ecr:BatchGetImage", "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:7: pulling from host 123456789012.dkr.ecr.us-east-1.amazonaws.com failed with status code [manifests 7]: 403 Forbidden"],
  ["ecr:GetDownloadUrlForLayer", "CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://123456789012.dkr.ecr.us-east-1.amazonaws.com/v2/shop/web/blobs/: 403 Forbidden"],
])("without the right %s its image is not pulled", (action, reason) => {
  s.call("iam", "PutRolePolicy", { RoleName: "ecsTaskExecutionRole", PolicyName: "no", PolicyDocument: deny(action) });
  expect(stops({ image: ECR })).toContain(reason);
});

test("a secret that the role may not read, and one that is not there", () => {
  const container = { secrets: [{ name: "DB", valueFrom: SECRET }] };
  expect(stops({ container })).toMatch(
    /unable to retrieve secret from asm: service call has been retried 1 time\(s\): failed to fetch secret \S+ from secrets manager: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role\/ecsTaskExecutionRole\/\w+ is not authorized to perform: secretsmanager:GetSecretValue on resource: /,
  );
});

test("a log group that is not there", () => {
  expect(stops({ container: { logConfiguration: LOGS } })).toBe(
    "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1",
  );
});

test("with all of it the task runs and writes its log", () => {
  s.call("logs", "CreateLogGroup", { logGroupName: "/shop" });
  s.defineFor("web", { ...role, image: ECR, container: { logConfiguration: LOGS } });
  s.runTask("web", { zones: "a" });
  s.run(60);
  expect(s.tasks()).toMatchObject([{ lastStatus: "RUNNING" }]);
  expect(s.call("logs", "DescribeLogStreams", { logGroupName: "/shop" }).logStreams).toHaveLength(1);
});

/** The ways of the last task that stopped. */
const ways = () => waysOut(s.world.view, s.rows().findLast(({ lastStatus }) => lastStatus === "STOPPED")?.taskArn ?? "");

/** Takes a repair as its button does. */
function repair(to: Destination, label: string): void {
  const found = ways().find((way) => way.to === to)?.repairs.find((one) => one.label === label);
  if (found === undefined) throw new Error(`nothing is called ${label}`);
  for (const { service, operation, input } of found.calls) s.call(service as "ec2", operation as "CreateRoute", input as never);
}

test("a service whose tasks find no way is throttled; the cause is told from where they were, and the repair heals it", () => {
  s.defineFor("web", { ...role, image: ECR });
  s.serve("web", "web:1", 1, s.network(inside));
  s.run(400);
  expect(s.told()).toContain("is unable to consistently start tasks successfully.");
  expect(ways()).toMatchObject([{ to: "ecr", isOpen: false, says: expect.stringMatching(/^rtb-\w+ leads to igw-\w+, and through an internet gateway goes only what has a public address\.$/) }]);
  repair("ecr", "Give its tasks public addresses");
  s.run(120);
  expect(s.service("web")).toMatchObject({ runningCount: 1, deployments: [{ rolloutState: "COMPLETED" }] });
});

test("a standalone task in a subnet without a way out gets to its secret by an endpoint", () => {
  const { Subnets: [subnet] = [] } = s.call("ec2", "DescribeSubnets", {});
  const { RouteTable } = s.call("ec2", "CreateRouteTable", { VpcId: subnet?.VpcId ?? "" });
  s.call("ec2", "AssociateRouteTable", { RouteTableId: RouteTable?.RouteTableId ?? "", SubnetId: subnet?.SubnetId ?? "" });
  const container = { secrets: [{ name: "DB", valueFrom: SECRET }] };
  const zones = subnet?.AvailabilityZone?.slice(-1) ?? "";
  expect(stops({ container, image: ECR }, { zones })).toContain("unable to retrieve ecr registry auth");
  expect(ways().map(({ to, isOpen }) => [to, isOpen])).toEqual([["ecr", false], ["secretsmanager", false]]);
  repair("ecr", "Create endpoints for ECR");
  repair("secretsmanager", "Create an endpoint for Secrets Manager");
  s.run(120);
  expect(ways().find(({ to }) => to === "secretsmanager")).toMatchObject({ isOpen: true, says: "By an interface endpoint in the VPC." });
});

test("no outbound rule is told, and the offered one lets the next task begin", () => {
  const { SecurityGroups: [group] = [] } = s.call("ec2", "DescribeSecurityGroups", { Filters: [{ Name: "group-name", Values: ["default"] }] });
  s.call("ec2", "RevokeSecurityGroupEgress", { GroupId: group?.GroupId ?? "", IpPermissions: group?.IpPermissionsEgress ?? [] });
  expect(stops({ image: "nginx" })).toContain("registry-1.docker.io");
  expect(ways()).toMatchObject([{ to: "public registry", isOpen: false, says: expect.stringMatching(/^No outbound rule of default \(sg-\w+\) lets TCP 443 out\.$/) }]);
  repair("public registry", "Let TCP 443 out to anywhere");
  s.runTask("web", { zones: "a" });
  s.run(60);
  expect(s.tasks()).toMatchObject([{ lastStatus: "RUNNING" }]);
});
