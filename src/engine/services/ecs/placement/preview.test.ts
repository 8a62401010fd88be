import { expect, test } from "vitest";
import { story, type Story } from "../story.ts";
import { containerInstances } from "../tables.ts";
import { previewPlacement } from "./preview.ts";

function preview(s: Story, family: string, count: number, service: string | null = null) {
  const clusterArn = "arn:aws:ecs:us-east-1:123456789012:cluster/prod";
  const taskDefinitionArn = `arn:aws:ecs:us-east-1:123456789012:task-definition/${family}`;
  const serviceArn = service === null ? null : (s.service(service).serviceArn ?? null);
  const answer = previewPlacement(s.world.view, { clusterArn, taskDefinitionArn, count, serviceArn });
  const ec2 = (arn: string) => s.world.view.need(containerInstances, arn).ec2InstanceId;
  const verdicts = (answer?.verdicts ?? [])
    .map(({ containerInstanceArn, lands, step, headline, reason }) => `${s.short(ec2(containerInstanceArn))} [${lands.join(" ")}] ${step}: ${headline}, ${reason}`)
    .sort();
  return { answer, verdicts };
}

test("tasks are placed one after another, and every instance says why or why not", () => {
  const s = story();
  const [a = "", , c = ""] = s.fleet("aabbc");
  s.define("web", { memory: 4000 });
  s.define("api", { portMappings: [{ containerPort: 80, hostPort: 80 }] });
  const on = (id: string) => s.instances("prod").find(({ ec2InstanceId }) => ec2InstanceId === id)?.containerInstanceArn ?? "";
  s.call("ecs", "StartTask", { cluster: "prod", taskDefinition: "api", containerInstances: [on(a)] });
  s.call("ecs", "StartTask", { cluster: "prod", taskDefinition: "web", containerInstances: [on(c)] });
  s.call("ecs", "StartTask", { cluster: "prod", taskDefinition: "web", containerInstances: [on(c)] });
  s.define("edge", { memory: 1000, portMappings: [{ containerPort: 80, hostPort: 80 }] });
  const { answer, verdicts } = preview(s, "edge:1", 2);
  expect(answer).toMatchObject({ placed: 2, count: 2, needs: { cpuUnits: 256, memoryMiB: 1000, ports: [80] } });
  expect(verdicts).toMatchInlineSnapshot(`
    [
      "I1 [] 1: Port 80 in use, by api:1",
      "I2 [] 3: Eligible, not chosen, others came first",
      "I3 [] 3: Eligible, not chosen, 1b already gets task 2",
      "I4 [2] null: Task 2 lands here, spread: first task in 1b",
      "I5 [1] null: Task 1 lands here, spread: first task in 1c",
    ]
  `);
});

test("what the preview says comes true", () => {
  const s = story();
  s.fleet("aabbc");
  s.define("web");
  const { answer } = preview(s, "web:1", 7);
  s.serve("web", "web:1", 7);
  s.run(60);
  const counts = new Map<string, number>();
  for (const { containerInstanceArn = "" } of s.tasks()) counts.set(containerInstanceArn, (counts.get(containerInstanceArn) ?? 0) + 1);
  for (const { containerInstanceArn, lands } of answer?.verdicts ?? []) {
    expect([containerInstanceArn, counts.get(containerInstanceArn) ?? 0]).toEqual([containerInstanceArn, lands.length]);
  }
});

test("the tasks a service has already count for its spread", () => {
  const s = story();
  s.fleet("abc");
  s.define("web");
  s.serve("web", "web:1", 2);
  s.run(60);
  const taken = new Set(s.tasks().map(({ containerInstanceArn }) => containerInstanceArn));
  const { answer, verdicts } = preview(s, "web:1", 1, "web");
  const landing = answer?.verdicts.find(({ lands }) => lands.length > 0);
  expect(taken.has(landing?.containerInstanceArn)).toBe(false);
  expect(verdicts.filter((verdict) => verdict.includes("Eligible"))).toHaveLength(2);
});

test("who cannot take any says so, and the preview stops counting", () => {
  const s = story();
  const [a = ""] = s.fleet("ab", "t3.micro");
  s.define("big", { memory: 600 });
  s.call("physics", "SetAgentConnected", { instanceId: a, connected: false });
  s.run(120);
  const { answer, verdicts } = preview(s, "big:1", 3);
  expect(answer?.placed).toBe(1);
  expect(verdicts).toMatchInlineSnapshot(`
    [
      "I1 [] 1: Agent disconnected, ECS cannot reach it",
      "I2 [1] null: Task 1 lands here, spread: first task in 1b",
    ]
  `);
});

test("of what is not there, there is no preview", () => {
  const s = story();
  s.fleet("a");
  expect(preview(s, "nothing:1", 1).answer).toBeNull();
});
