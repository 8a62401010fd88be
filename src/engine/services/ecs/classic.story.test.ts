import { expect, test } from "vitest";
import { story, type Story } from "./story.ts";

const behind = (containerName: string, loadBalancerName = "front") => ({ loadBalancers: [{ loadBalancerName, containerName, containerPort: 80 }] });

const onPort = (hostPort: number) => ({ portMappings: [{ containerPort: 80, hostPort }] });

function front(zones = "ab"): Story {
  const s = story();
  s.fleet(zones);
  s.classicBalancer("front");
  s.define("web", onPort(80));
  return s;
}

const health = (s: Story) =>
  (s.call("elb", "DescribeInstanceHealth", { LoadBalancerName: "front" }).InstanceStates ?? []).map(({ State, ReasonCode, Description }) => [State, ReasonCode, Description].join(" · "));

test("each task takes the port of an instance, which is registered as a whole and in service with its first check", () => {
  const s = front();
  s.serve("web", "web:1", 2, behind("web"));
  s.run(60);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 2 tasks: (task T1) (task T2).
      10.0 (service web) registered 2 instances in (elb front)
      20.0 (service web) (deployment D1) deployment completed.
      20.0 (service web) has reached a steady state."
  `);
  expect(health(s)).toEqual(["InService · N/A · N/A", "InService · N/A · N/A"]);
  expect(s.service("web").loadBalancers).toEqual([{ loadBalancerName: "front", containerName: "web", containerPort: 80 }]);
  s.call("physics", "PutTraffic", { service: "web", cluster: "prod", requestsPerSecond: 10 });
  s.run(10);
  expect(traffic(s)).toMatchObject({ targetCount: 2, goodTargetCount: 2, successShare: 1 });

  s.mark();
  s.update("web", { desiredCount: 1 });
  s.run(90);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 (service web) has stopped 1 running tasks: (task T2).
       0.0 task T2 RUNNING (to stop)
      10.0 task T2 DEACTIVATING (to stop)
      10.0 (service web) deregistered 1 instances in (elb front)
      10.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
      40.0 task T2 STOPPING (to stop)
      40.0 (service web) has reached a steady state.
      41.0 task T2 STOPPED"
  `);
  expect(traffic(s)).toMatchObject({ targetCount: 1, successShare: 1 });
});

const traffic = (s: Story) => s.world.row("physics.traffic", "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/front");

test("a third task finds no instance whose port is free", () => {
  const s = front();
  s.serve("web", "web:1", 3, behind("web"));
  s.run(60);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 2 tasks: (task T1) (task T2).
       0.0 (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
      10.0 (service web) registered 2 instances in (elb front)"
  `);
});

test("a task that stops takes the instance away from another service behind the same load balancer", () => {
  const s = front("a");
  const id = s.instances("prod")[0]?.ec2InstanceId ?? "";
  s.define("api", onPort(8080));
  s.serve("web", "web:1", 1, behind("web"));
  s.serve("api", "api:1", 1, behind("api"));
  s.run(60);
  s.call("physics", "PutTraffic", { loadBalancerName: "front", requestsPerSecond: 10 });
  s.run(1);
  expect(traffic(s)).toMatchObject({ targetCount: 1, successShare: 1 });

  s.mark();
  s.update("api", { desiredCount: 0 });
  s.run(120);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service api) has stopped 1 running tasks: (task T1).
      10.0 (service api) deregistered 1 instances in (elb front)
      10.0 (service api, taskSet D1) has begun draining connections on 1 tasks.
      40.0 (service api) has reached a steady state."
  `);
  expect(s.service("web")).toMatchObject({ runningCount: 1 });
  expect(health(s)).toEqual([]);
  expect(traffic(s)).toMatchObject({ targetCount: 0, successShare: 0 });

  // Nobody registers it again but a person.
  s.call("elb", "RegisterInstancesWithLoadBalancer", { LoadBalancerName: "front", Instances: [{ InstanceId: id }] });
  s.run(10);
  expect(health(s)).toEqual(["InService · N/A · N/A"]);
  expect(traffic(s)).toMatchObject({ targetCount: 1, successShare: 1 });
});

test("a failed health check of the instance replaces the task, in ECS's words", () => {
  const s = front("a");
  s.serve("web", "web:1", 1, { ...behind("web"), deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } });
  s.run(60);
  s.mark();
  s.call("physics", "PutImageBehavior", { image: "web:1", healthStatus: 503 });
  s.run(12);
  expect(health(s)).toEqual(["OutOfService · Instance · Instance has failed at least the UnhealthyThreshold number of health checks consecutively."]);
  s.call("physics", "PutImageBehavior", { image: "web:1", healthStatus: 200 });
  s.run(100);
  expect(s.told()).toMatchInlineSnapshot(`
    "   7.5 (service web) (instance I1) is unhealthy in (elb front) due to (reason Instance has failed at least the UnhealthyThreshold number of health checks consecutively.)
       7.5 (service web) has stopped 1 running tasks: (task T1).
      17.5 (service web) deregistered 1 instances in (elb front)
      17.5 (service web, taskSet D1) has begun draining connections on 1 tasks.
      57.5 (service web) has started 1 tasks: (task T2).
      67.5 (service web) registered 1 instances in (elb front)
      77.5 (service web) has reached a steady state."
  `);
  const [stopped] = s.tasks("STOPPED");
  expect(stopped?.stoppedReason).toBe("Task failed ELB health checks in (elb front)");
  expect(health(s)).toEqual(["InService · N/A · N/A"]);
});

test("without its role ECS registers and deregisters nothing, and says so", () => {
  const s = front();
  s.serve("web", "web:1", 1, behind("web"));
  s.run(60);
  s.mark();
  s.call("iam", "DeleteServiceLinkedRole", { RoleName: "AWSServiceRoleForECS" });
  s.update("web", { desiredCount: 2 });
  s.run(60);
  s.update("web", { desiredCount: 0 });
  s.run(60);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 1 tasks: (task T1).
      10.0 (service web) failed to register instances in (elb front) with (error Unable to assume the service linked role. Please verify that the ECS service linked role exists.)
      10.0 (service web) IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service
      70.0 (service web) has stopped 2 running tasks: (task T2) (task T1).
      80.0 (service web) failed to deregister instances in (elb front) with (error Unable to assume the service linked role. Please verify that the ECS service linked role exists.)"
  `);
});

test.each([
  ["a port of the host that is not said", {}, "A host port mapping for the container port 80 is required."],
  ["a load balancer that is not there", onPort(80), "The load balancer back does not exist."],
  ["a container that is not there", { name: "other", ...onPort(80) }, "The container web does not exist in the task definition."],
  ["a port that is not mapped", { portMappings: [{ containerPort: 8080, hostPort: 80 }] }, "The container web did not have a container port 80 defined."],
] as const)("ECS refuses %s", (_what, box, message) => {
  const s = story();
  s.fleet("a");
  s.define("web", box);
  const input = { cluster: "prod", serviceName: "web", taskDefinition: "web:1", desiredCount: 1, ...behind("web", "back") };
  expect(s.refusal("ecs", "CreateService", input)).toBe(`InvalidParameterException: ${message}`);
});
