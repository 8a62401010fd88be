import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import type { Call } from "../../../aws/generated/api.ts";
import { formatCall } from "./format.ts";
import { kebab } from "./names.ts";
import { shellWord } from "./shell.ts";

const call = (service: string, operation: string, input: unknown): Call => ({ service, operation, input });
const base64 = (text: string) => Buffer.from(text).toString("base64");

test.each<[Call, string]>([
  [call("ecs", "ListClusters", {}), "aws ecs list-clusters"],
  [call("ecs", "ListClusters", undefined), "aws ecs list-clusters"],
  [call("ecs", "CreateCluster", { clusterName: "retail" }), "aws ecs create-cluster --cluster-name retail"],
  [
    call("ecs", "UpdateService", { cluster: "retail", service: "web", desiredCount: 0, forceNewDeployment: true }),
    "aws ecs update-service \\\n  --cluster retail \\\n  --service web \\\n  --desired-count 0 \\\n  --force-new-deployment",
  ],
  [
    call("ecs", "UpdateService", { service: "web", enableExecuteCommand: false, enableECSManagedTags: false }),
    "aws ecs update-service \\\n  --service web \\\n  --disable-execute-command \\\n  --no-enable-ecs-managed-tags",
  ],
  [call("ecs", "DescribeServices", { services: ["web", "api"] }), "aws ecs describe-services --services web api"],
  [
    call("ecs", "CreateService", {
      serviceName: "web",
      taskDefinition: "web:2",
      loadBalancers: [{ targetGroupArn: "arn:aws:x", loadBalancerName: null, containerName: "it's", containerPort: 80 }],
      role: null,
    }),
    "aws ecs create-service \\\n  --service-name web \\\n  --task-definition web:2 \\\n  --load-balancers " +
      `'[{"targetGroupArn":"arn:aws:x","containerName":"it'\\''s","containerPort":80}]'`,
  ],
  [call("ecs", "StopTask", { task: "a1", reason: "$(rm -rf ~) `x`" }), "aws ecs stop-task \\\n  --task a1 \\\n  --reason '$(rm -rf ~) `x`'"],
  [call("ecs", "StopTask", { task: "-x" }), "aws ecs stop-task --task='-x'"],
  [call("ecs", "StopTask", { task: "a", reason: "file:///etc/passwd" }), `aws ecs stop-task --cli-input-json '{"task":"a","reason":"file:///etc/passwd"}'`],
  [call("iam", "ListRoles", { MaxItems: 5 }), "aws iam list-roles \\\n  --max-items 5 \\\n  --no-paginate"],
  [call("ecs", "DescribeTasks", { tasks: [] }), "aws ecs describe-tasks --tasks '[]'"],
  [call("ecs", "DescribeTasks", { tasks: ["-a", "[b"] }), `aws ecs describe-tasks --tasks '["-a","[b"]'`],
  [
    call("elbv2", "ModifyTargetGroupAttributes", { TargetGroupArn: "arn", Attributes: [{ Key: "stickiness.enabled", Value: "true" }] }),
    "aws elbv2 modify-target-group-attributes \\\n  --target-group-arn arn \\\n  --attributes " +
      `'[{"Key":"stickiness.enabled","Value":"true"}]'`,
  ],
  [call("elbv2", "DescribeSSLPolicies", {}), "aws elbv2 describe-ssl-policies"],
  [
    call("ec2", "RunInstances", { ImageId: "ami-1", InstanceType: "t3.micro", MinCount: 2, MaxCount: 2, UserData: base64("#!/bin/sh\necho 'x'\n") }),
    "aws ec2 run-instances \\\n  --image-id ami-1 \\\n  --instance-type t3.micro \\\n  --count 2 \\\n  --user-data " +
      `'#!/bin/sh\necho '\\''x'\\''\n'`,
  ],
  [call("ec2", "RunInstances", { MinCount: 1, MaxCount: 3 }), "aws ec2 run-instances --count 1:3"],
  [call("ec2", "RunInstances", { MinCount: 1, UserData: base64("a") }), `aws ec2 run-instances --cli-input-json '{"MinCount":1,"UserData":"a"}'`],
  [
    call("ec2", "RunInstances", { MinCount: 1, MaxCount: 1, UserData: "H4sIAA==", DisableApiTermination: false }),
    "aws ec2 run-instances \\\n  --enable-api-termination \\\n  --count 1 \\\n  --user-data fileb://<(echo H4sIAA== | base64 -d)",
  ],
  [
    call("ec2", "AuthorizeSecurityGroupIngress", { GroupId: "sg-1", IpPermissions: [{ IpProtocol: "tcp", FromPort: 80, ToPort: 80 }] }),
    "aws ec2 authorize-security-group-ingress \\\n  --group-id sg-1 \\\n  --ip-permissions " +
      `'[{"IpProtocol":"tcp","FromPort":80,"ToPort":80}]'`,
  ],
  // What the model does not have, or only by name, still makes a line.
  [call("ecs", "StopTask", { task: "a", force: true }), `aws ecs stop-task --cli-input-json '{"task":"a","force":true}'`],
  [call("ecs", "CreateDaemon", { daemonName: "d" }), `aws ecs create-daemon --cli-input-json '{"daemonName":"d"}'`],
  [call("codedeploy", "StopDeployment", { deploymentId: "d-1" }), "aws deploy stop-deployment --deployment-id d-1"],
  [
    call("physics", "PutTraffic", { service: "web", requestsPerSecond: 20 }),
    '# simulated: physics PutTraffic {"service":"web","requestsPerSecond":20}',
  ],
  [call("physics", "Put\nrm -rf ~", {}), "# simulated: physics Put rm -rf ~ {}"],
])("%j", (given, expected) => {
  expect(formatCall(given)).toBe(expected);
});

test.each([
  ["CreateService", "create-service"],
  ["enableECSManagedTags", "enable-ecs-managed-tags"],
  ["LoadBalancerArn", "load-balancer-arn"],
  ["ResourceArns", "resource-arns"],
  ["GatewayARNs", "gateway-arns"],
  ["DescribeVpcs", "describe-vpcs"],
  ["Ipv6AddressCount", "ipv6-address-count"],
  ["DisableApiTermination", "disable-api-termination"],
  ["IpPermissions", "ip-permissions"],
])("%s is %s on the command line", (name, expected) => {
  expect(kebab(name)).toBe(expected);
});

test("a shell gets every text back as it was", () => {
  const texts = ["", "a b", "it's", "''", "\\", "$HOME `x` $(y)", "~", "=x", "*", "a\nb", "!", "#x", "ä€🙂", "-n", '{"a":"b"}', "a;b&c|d<e>f"];
  const script = `printf '%s\\0' ${texts.map(shellWord).join(" ")}`;
  expect(execFileSync("sh", ["-c", script], { encoding: "utf8" })).toBe(texts.map((text) => `${text}\0`).join(""));
});
