import { beforeEach, expect, test } from "vitest";
import type { AuthorizeSecurityGroupIngressRequest } from "../../../aws/generated/ec2.ts";
import { Story } from "./story.ts";

let s: Story;
let group: string;
let rule: AuthorizeSecurityGroupIngressRequest;
beforeEach(() => {
  s = new Story();
  s.fleet("ab");
  group = s.balancer("web", { HealthCheckIntervalSeconds: 10 }, { "deregistration_delay.timeout_seconds": "10" });
  const { SecurityGroups = [] } = s.call("ec2", "DescribeSecurityGroups", { Filters: [{ Name: "group-name", Values: ["web-sg"] }] });
  const GroupId = SecurityGroups[0]?.GroupId;
  rule = { GroupName: "default", IpPermissions: [{ IpProtocol: "tcp", FromPort: 0, ToPort: 65_535, UserIdGroupPairs: [{ GroupId }] }] };
  s.define("web");
  s.serve("web", "web:1", 2, {}, group);
  s.call("physics", "PutTraffic", { targetGroupArn: group, requestsPerSecond: 10 });
  s.run(60);
  s.mark();
});

test("without the rule that lets the balancer in, tasks are replaced for ever; with it they are well again", () => {
  expect(health()).toEqual(["healthy", "healthy"]);
  s.call("ec2", "RevokeSecurityGroupIngress", rule);
  s.run(25);
  expect(health()).toContain("unhealthy Target.Timeout Request timed out");
  s.run(95);
  expect(s.told()).toMatchInlineSnapshot(`
    "  13.5 (service web) has started 1 tasks: (task T1). Amazon ECS replaced 1 tasks due to an unhealthy status.
      23.5 (service web) registered 1 targets in (target-group web)
      23.5 (service web) has started 1 tasks: (task T2). Amazon ECS replaced 1 tasks due to an unhealthy status.
      33.5 (service web) registered 1 targets in (target-group web)
      43.5 (service web) (task T1) (instance I1) (port 32769) is unhealthy in (target-group web) due to (reason Request timed out)
      43.5 (service web) has stopped 1 running tasks: (task T1).
      53.5 (service web) deregistered 1 targets in (target-group web)
      53.5 (service web, taskSet D1) has begun draining connections on 1 tasks.
      53.5 (service web) (task T2) (instance I2) (port 32769) is unhealthy in (target-group web) due to (reason Request timed out)
      53.5 (service web) has stopped 1 running tasks: (task T2).
      63.5 (service web) deregistered 1 targets in (target-group web)
      63.5 (service web, taskSet D1) has begun draining connections on 1 tasks.
      73.5 (service web) has started 1 tasks: (task T3). Amazon ECS replaced 1 tasks due to an unhealthy status.
      83.5 (service web) registered 1 targets in (target-group web)
      83.5 (service web) has started 1 tasks: (task T4). Amazon ECS replaced 1 tasks due to an unhealthy status.
      93.5 (service web) registered 1 targets in (target-group web)
     103.5 (service web) (task T3) (instance I1) (port 32770) is unhealthy in (target-group web) due to (reason Request timed out)
     103.5 (service web) has stopped 1 running tasks: (task T3).
     113.5 (service web) deregistered 1 targets in (target-group web)
     113.5 (service web, taskSet D1) has begun draining connections on 1 tasks.
     113.5 (service web) (task T4) (instance I2) (port 32770) is unhealthy in (target-group web) due to (reason Request timed out)
     113.5 (service web) has stopped 1 running tasks: (task T4)."
  `);
  s.run(600);
  // Each round takes a minute, with no back-off.
  expect(s.told().split("\n").filter((line) => line.includes("Amazon ECS replaced 1 tasks due to an unhealthy status."))).toHaveLength(24);
  s.call("ec2", "AuthorizeSecurityGroupIngress", rule);
  s.run(120);
  expect(health()).toEqual(["healthy", "healthy"]);
  const calls = s.told().length;
  s.run(300);
  expect(s.told()).toHaveLength(calls);
});

test("requests are lost while nobody reaches a target, though the balancer fails open", () => {
  s.call("ec2", "RevokeSecurityGroupIngress", rule);
  s.run(1);
  expect(load()).toMatchObject({ targetCount: 2, goodTargetCount: 0, successShare: 0 });
  s.run(24);
  expect(load()).toMatchObject({ targetCount: 2, goodTargetCount: 0 });
  s.call("ec2", "AuthorizeSecurityGroupIngress", rule);
  s.run(1);
  expect(load()).toMatchObject({ successShare: 1 });
});

test("a listener's port that lets nobody in leaves targets well, and clients without an answer", () => {
  const { SecurityGroups = [] } = s.call("ec2", "DescribeSecurityGroups", { Filters: [{ Name: "group-name", Values: ["web-sg"] }] });
  const open = { GroupId: SecurityGroups[0]?.GroupId ?? "", IpProtocol: "tcp", FromPort: 80, ToPort: 80, CidrIp: "0.0.0.0/0" };
  s.call("ec2", "RevokeSecurityGroupIngress", open);
  s.run(100);
  expect(health()).toEqual(["healthy", "healthy"]);
  expect(load()).toMatchObject({ targetCount: 0, successShare: 0 });
  s.call("ec2", "AuthorizeSecurityGroupIngress", open);
  s.run(1);
  expect(load()).toMatchObject({ targetCount: 2, successShare: 1 });
});

/** Those that are not on their way out. */
function health(): readonly string[] {
  const { TargetHealthDescriptions = [] } = s.call("elbv2", "DescribeTargetHealth", { TargetGroupArn: group });
  const found = TargetHealthDescriptions.map(({ TargetHealth: { State, Reason, Description } = {} }) => [State, Reason, Description].filter(Boolean).join(" "));
  return found.filter((text) => !text.startsWith("draining"));
}

function load(): object | undefined {
  return s.world.row("physics.traffic", group);
}
