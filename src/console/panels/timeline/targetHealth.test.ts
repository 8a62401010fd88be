import { expect, test } from "vitest";
import type { LogLine, Rows } from "../../../bridge/protocol.ts";
import { healthOf, targetHistory, targetKeyOf } from "./targetHealth.ts";

const line = (at: number, state: string | null, port = 32768): LogLine => ({ seq: at, at, cause: 0, name: "elbv2.targetStateChanged", payload: { targetGroupArn: "g", targetId: "i-1", port, state, description: null } });

const LOG: readonly LogLine[] = [
  line(10, "initial"),
  line(12, "initial"),
  line(20, "healthy"),
  line(25, "unhealthy", 80),
  { seq: 1, at: 26, cause: 0, name: "ecs.taskStateChanged", payload: {} },
  line(30, "draining"),
  line(40, null),
  line(50, "initial"),
];

test.each([
  ["the whole of its life", 5, 45, ["initial 10-20", "healthy 20-30", "draining 30-40"]],
  ["what came before it was another's", 18, 25, ["initial 18-20", "healthy 20-25"]],
  ["what comes after it as well", 45, 60, ["initial 50-60"]],
  ["nothing at all", 41, 50, []],
])("%s", (_, from, to, spans) => {
  expect(healthOf(targetHistory(LOG), { key: "g|i-1|32768", from, to }).map(({ state, from, to }) => `${state} ${from}-${to}`)).toEqual(spans);
});

test("a target is known by its group, its instance or address, and its port; of a stopped task by what it was bound to", () => {
  const instances = new Map([["ci", { ec2InstanceId: "i-1" }]]);
  const balancers = [{ targetGroupArn: "g", containerName: "app", containerPort: 80 }] as unknown as Rows["ecs.services"]["loadBalancers"];
  const bound = { targets: [], networkInterface: null, containerInstanceArn: "ci", containers: [{ name: "app", networkBindings: [{ containerPort: 80, hostPort: 32768 }] }] } as unknown as Rows["ecs.tasks"];
  expect(targetKeyOf(bound, balancers, instances)).toBe("g|i-1|32768");
  expect(targetKeyOf({ ...bound, targets: [{ targetGroupArn: "h", port: 81, draining: false }] }, balancers, instances)).toBe("h|i-1|81");
  expect(targetKeyOf({ ...bound, networkInterface: { privateIpv4Address: "10.0.0.9" } as Rows["ecs.tasks"]["networkInterface"] }, balancers, instances)).toBe("g|10.0.0.9|80");
  expect(targetKeyOf(bound, [], instances)).toBeNull();
  expect(targetKeyOf({ ...bound, containers: [] }, balancers, instances)).toBeNull();
  expect(targetKeyOf({ ...bound, containerInstanceArn: "gone" }, balancers, instances)).toBeNull();
});
