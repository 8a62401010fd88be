import { expect, test } from "vitest";
import * as arn from "./arn.ts";

const HEX32 = "0123456789abcdef0123456789abcdef";
const HEX16 = "50dc6c495c0c9188";
const LOAD_BALANCER = arn.loadBalancerArn("shop", HEX16);
const LISTENER = arn.listenerArn(LOAD_BALANCER, "f2f7dc8efc522ab2");

test.each([
  [arn.clusterArn("retail"), "arn:aws:ecs:us-east-1:123456789012:cluster/retail", "retail"],
  [arn.containerInstanceArn("retail", HEX32), `arn:aws:ecs:us-east-1:123456789012:container-instance/retail/${HEX32}`, "01234567"],
  [arn.taskArn("retail", HEX32), `arn:aws:ecs:us-east-1:123456789012:task/retail/${HEX32}`, "01234567"],
  [arn.containerArn("retail", HEX32, "a-b"), `arn:aws:ecs:us-east-1:123456789012:container/retail/${HEX32}/a-b`, "a-b"],
  [arn.serviceArn("retail", "web"), "arn:aws:ecs:us-east-1:123456789012:service/retail/web", "web"],
  [arn.taskDefinitionArn("web", 7), "arn:aws:ecs:us-east-1:123456789012:task-definition/web:7", "web:7"],
  [arn.serviceDeploymentArn("retail", "web", "NCWGC2ZR-taawPAYrIaU5"),
    "arn:aws:ecs:us-east-1:123456789012:service-deployment/retail/web/NCWGC2ZR-taawPAYrIaU5", "NCWGC2ZR"],
  [arn.serviceRevisionArn("retail", "web", "4980306466373577095"),
    "arn:aws:ecs:us-east-1:123456789012:service-revision/retail/web/4980306466373577095", "49803064"],
  [arn.capacityProviderArn("spot"), "arn:aws:ecs:us-east-1:123456789012:capacity-provider/spot", "spot"],
  [LOAD_BALANCER, `arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/shop/${HEX16}`, "shop"],
  [arn.targetGroupArn("web", HEX16), `arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/${HEX16}`, "web"],
  [LISTENER, `arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shop/${HEX16}/f2f7dc8efc522ab2`, "f2f7dc8e"],
  [arn.listenerRuleArn(LISTENER, "9683b2d02a6cabee"),
    `arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/shop/${HEX16}/f2f7dc8efc522ab2/9683b2d02a6cabee`,
    "9683b2d0"],
  [arn.instanceArn("i-0123456789abcdef0"), "arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0", "i-0123456789abcdef0"],
])("%s", (built, expected, short) => {
  expect(built).toBe(expected);
  expect(arn.shortArn(built)).toBe(short);
});

test("a task definition's ARN keeps its colon", () => {
  expect(arn.parseArn(arn.taskDefinitionArn("web", 7))).toEqual({
    partition: "aws",
    service: "ecs",
    region: "us-east-1",
    accountId: "123456789012",
    resource: "task-definition/web:7",
  });
  expect(arn.parseArn("arn:aws:iam::123456789012:role/ecsTaskExecutionRole")?.region).toBe("");
});

test.each(["", "web", "web:7", "arn:aws:ecs", "arn:aws:ecs:us-east-1:1", "arn:aws:ecs:us-east-1:1:", "ARN:aws:a:b:c:d", "arn::ecs:a:b:c"])(
  "%j is no ARN and stays what it is",
  (text) => {
    expect(arn.parseArn(text)).toBeUndefined();
    expect(arn.shortArn(text)).toBe(text);
    expect(arn.idOf(text)).toBe(text);
    expect(arn.clusterOf(text)).toBeUndefined();
  },
);

test.each([
  [arn.clusterArn("retail"), "retail"],
  [arn.taskArn("retail", HEX32), "retail"],
  [arn.serviceArn("retail", "web"), "retail"],
  [arn.taskDefinitionArn("web", 1), undefined],
  [arn.capacityProviderArn("spot"), undefined],
  [LOAD_BALANCER, undefined],
])("the cluster of %s is %s", (text, cluster) => {
  expect(arn.clusterOf(text)).toBe(cluster);
});
