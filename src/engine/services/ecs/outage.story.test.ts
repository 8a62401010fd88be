import { expect, test } from "vitest";
import { story, type Story } from "./story.ts";

function atRest(zones: string, desiredCount: number, more: object = {}) {
  const s = story();
  const ids = s.fleet(zones);
  const group = s.balancer("web");
  s.define("web");
  s.serve("web", "web:1", desiredCount, more, group);
  s.run(60);
  s.mark();
  return { s, ids, group };
}
const arnOf = (s: Story, id: string | undefined) =>
  s.instances("prod").find(({ ec2InstanceId }) => ec2InstanceId === id)?.containerInstanceArn ?? "";
const drain = (s: Story, id: string | undefined) =>
  s.call("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [arnOf(s, id)], status: "DRAINING" });

test("draining an instance at 100/200: replacements first", () => {
  const { s, ids } = atRest("ab", 4);
  drain(s, ids[0]);
  s.run(200);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 2 tasks: (task T1) (task T2).
      10.0 (service web) registered 2 targets in (target-group web)
      20.0 (service web) has stopped 2 running tasks: (task T3) (task T4).
      30.0 (service web) deregistered 2 targets in (target-group web)
      30.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
      60.0 (service web) has reached a steady state."
  `);
  expect(s.instances("prod").map(({ runningTasksCount }) => runningTasksCount).sort()).toEqual([0, 4]);
});

test("draining an instance at 50/100: its tasks go first", () => {
  const { s, ids } = atRest("ab", 4, { deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } });
  drain(s, ids[0]);
  s.run(200);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has stopped 2 running tasks: (task T1) (task T2).
      10.0 (service web) deregistered 2 targets in (target-group web)
      10.0 (service web, taskSet D1) has begun draining connections on 2 tasks.
      50.0 (service web) has started 2 tasks: (task T3) (task T4).
      60.0 (service web) registered 2 targets in (target-group web)
      70.0 (service web) has reached a steady state."
  `);
});

test("a standalone task stays on a draining instance", () => {
  const { s, ids } = atRest("ab", 1);
  s.call("ecs", "StartTask", { cluster: "prod", taskDefinition: "web", containerInstances: [arnOf(s, ids[0])] });
  s.run(30);
  drain(s, ids[0]);
  s.run(600);
  expect(s.tasks().filter(({ group }) => group === "family:web")).toMatchObject([{ lastStatus: "RUNNING" }]);
});

test("a zone goes dark: targets fail, tasks are replaced elsewhere, the lost ones stop when the agent is back", () => {
  const { s } = atRest("abc", 3);
  s.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available: false });
  s.run(200);
  expect(s.instances("prod").filter(({ agentConnected }) => agentConnected === false)).toHaveLength(1);
  s.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available: true });
  s.run(200);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   8.5 task T1 PENDING
       8.5 (service web) has started 1 tasks: (task T1). Amazon ECS replaced 1 tasks due to an unhealthy status.
       9.7 task T1 RUNNING
      18.5 (service web) registered 1 targets in (target-group web)
      28.5 (service web) (task T2) (instance I1) (port 32768) is unhealthy in (target-group web) due to (reason Request timed out)
      28.5 (service web) has stopped 1 running tasks: (task T2).
      28.5 task T2 RUNNING (to stop)
      38.5 task T2 DEACTIVATING (to stop)
      38.5 (service web) deregistered 1 targets in (target-group web)
      38.5 (service web, taskSet D1) has begun draining connections on 1 tasks.
     234.6 task T2 STOPPED
     234.6 (service web) has reached a steady state.
     234.6 service (web) is not AZ balanced with 0 tasks in us-east-1a, 1 in us-east-1b, and 2 in us-east-1c. AZ Rebalancing in progress.
     234.6 task T3 PENDING
     234.6 web has started 1 tasks in us-east-1a to AZ Rebalance: T3.
     235.8 task T3 RUNNING
     244.6 (service web) registered 1 targets in (target-group web)
     254.6 web has stopped 1 running tasks in us-east-1c due to AZ rebalancing: T1.
     254.6 task T1 RUNNING (to stop)
     264.6 task T1 DEACTIVATING (to stop)
     264.6 (service web) deregistered 1 targets in (target-group web)
     264.6 (service web, taskSet D1) has begun draining connections on 1 tasks.
     294.6 task T1 STOPPING (to stop)
     294.6 (service web) has reached a steady state.
     294.6 service (web) is AZ balanced with 1 tasks in us-east-1a, 1 tasks in us-east-1b, and 1 tasks in us-east-1c.
     295.6 task T1 STOPPED"
  `);
  expect(s.instances("prod").every(({ agentConnected }) => agentConnected === true)).toBe(true);
});

test("an agent is cut off: its tasks keep their status and serve, and get no orders", () => {
  const { s, ids } = atRest("abc", 3, { availabilityZoneRebalancing: "DISABLED" });
  s.call("physics", "SetAgentConnected", { instanceId: ids[0] ?? "", connected: false });
  s.run(120);
  const [task] = s.tasks().filter(({ containerInstanceArn }) => containerInstanceArn === arnOf(s, ids[0]));
  expect(task).toMatchObject({ lastStatus: "RUNNING", connectivity: "DISCONNECTED" });
  s.call("ecs", "StopTask", { cluster: "prod", task: task?.taskArn ?? "" });
  s.run(120);
  const [told] = s.tasks("STOPPED");
  expect(told).toMatchObject({ desiredStatus: "STOPPED", lastStatus: "RUNNING" });
  s.call("physics", "SetAgentConnected", { instanceId: ids[0] ?? "", connected: true });
  s.run(120);
  expect(s.tasks("STOPPED")).toMatchObject([{ lastStatus: "STOPPED", stoppedReason: "Task stopped by user", containers: [{ exitCode: 0 }] }]);
  expect(s.told()).toMatchInlineSnapshot(`
    " 120.0 (service web) deregistered 1 targets in (target-group web)
     120.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
     120.0 (service web) has started 1 tasks: (task T1).
     130.0 (service web) registered 1 targets in (target-group web)
     245.0 (service web) has reached a steady state."
  `);
});

test("what a process did while its agent was cut off is told when it is back", () => {
  const { s, ids } = atRest("a", 0);
  s.call("physics", "PutImageBehavior", { image: "job:1", exitAfterSeconds: 60, exitCode: 7 });
  s.define("job");
  s.call("ecs", "RunTask", { cluster: "prod", taskDefinition: "job" });
  s.run(10);
  s.call("physics", "SetAgentConnected", { instanceId: ids[0] ?? "", connected: false });
  s.run(200);
  expect(s.tasks()).toMatchObject([{ lastStatus: "RUNNING", containers: [{ lastStatus: "RUNNING" }] }]);
  expect(s.tasks()[0]?.containers?.[0]?.exitCode).toBeUndefined();
  s.call("physics", "SetAgentConnected", { instanceId: ids[0] ?? "", connected: true });
  s.run(60);
  expect(s.tasks("STOPPED")).toMatchObject([
    { stopCode: "EssentialContainerExited", stoppedReason: "Essential container in task exited", containers: [{ exitCode: 7 }] },
  ]);
});

test("an instance is terminated: its tasks are STOPPED at once and replaced", () => {
  const { s, ids } = atRest("abc", 3);
  s.call("ec2", "TerminateInstances", { InstanceIds: [ids[0] ?? ""] });
  s.run(120);
  expect(s.told({ tasks: true })).toMatchInlineSnapshot(`
    "   0.0 task T1 RUNNING (to stop)
       0.0 task T1 STOPPED
       0.0 (service web) deregistered 1 targets in (target-group web)
       0.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
       0.0 task T2 PENDING
       0.0 (service web) has started 1 tasks: (task T2).
       1.2 task T2 RUNNING
      10.0 (service web) registered 1 targets in (target-group web)
      20.0 (service web) has reached a steady state."
  `);
  expect(s.short(JSON.stringify(s.tasks("STOPPED").map(({ stopCode, stoppedReason }) => [stopCode, stoppedReason])))).toBe(
    '[["TerminationNotice","Host EC2 (instance I1) terminated."]]',
  );
});

test("an instance is stopped: its container instance stays, its tasks do not", () => {
  const { s, ids } = atRest("ab", 2);
  s.call("ec2", "StopInstances", { InstanceIds: [ids[0] ?? ""] });
  s.run(120);
  expect(s.short(JSON.stringify(s.tasks("STOPPED").map(({ stopCode, stoppedReason }) => [stopCode, stoppedReason])))).toBe(
    '[["TerminationNotice","Host EC2 (instance I1) stopped."]]',
  );
  expect(s.instances("prod").map(({ status, agentConnected }) => [status, agentConnected])).toContainEqual(["ACTIVE", false]);
  expect(s.service("web")).toMatchObject({ runningCount: 2 });
});

test("a forced deregistration stops the record, not the container, and the service starts another", () => {
  const { s, ids } = atRest("ab", 2);
  s.call("ecs", "DeregisterContainerInstance", { cluster: "prod", containerInstance: arnOf(s, ids[0]), force: true });
  s.run(60);
  expect(s.tasks("STOPPED")).toMatchObject([
    { lastStatus: "STOPPED", stoppedReason: "Container instance deregistration forced by user" },
  ]);
  expect(s.service("web")).toMatchObject({ runningCount: 2 });
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) deregistered 1 targets in (target-group web)
       0.0 (service web, taskSet D1) has begun draining connections on 1 tasks.
       0.0 (service web) has started 1 tasks: (task T1).
      10.0 (service web) registered 1 targets in (target-group web)
      20.0 (service web) has reached a steady state."
  `);
});

test("a service without instances says so once, and starts when one comes", () => {
  const s = story();
  s.call("ecs", "CreateCluster", { clusterName: "prod" });
  s.define("web");
  s.serve("web", "web:1", 2);
  s.run(7 * 3600);
  s.join("a");
  s.run(200);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
    21600.0 (service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
    25244.0 (service web) has started 2 tasks: (task T1) (task T2).
    25287.0 (service web) (deployment D1) deployment completed.
    25287.0 (service web) has reached a steady state."
  `);
});

test("a service that lacks room takes what comes", () => {
  const s = story();
  s.fleet("a", "t3.medium");
  s.define("web", { memory: 1500 });
  s.define("other", { memory: 1500 });
  s.serve("other", "other:1", 1);
  s.run(60);
  s.mark();
  s.serve("web", "web:1", 2);
  s.run(60);
  s.update("other", { desiredCount: 0 });
  s.run(120);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 1 tasks: (task T1).
       0.0 (service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance C1) has insufficient memory available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.
      60.0 (service other) has stopped 1 running tasks: (task T2).
      61.0 (service web) has started 1 tasks: (task T3).
      70.0 (service other) has reached a steady state.
     102.2 (service web) (deployment D1) deployment completed.
     102.2 (service web) has reached a steady state."
  `);
});
