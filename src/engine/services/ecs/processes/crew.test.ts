import { expect, test } from "vitest";
import { withoutShortcuts } from "../../../kernel/shortcuts.ts";
import { story, type Story } from "../story.ts";
import { services } from "../tables.ts";
import { crewOf, type Crew } from "./crew.ts";

/** What a pass would see of the only service: healthy, failing, starting and leaving tasks. */
function seen(s: Story): string {
  const { view } = s.world;
  const [service] = view.all(services);
  if (service === undefined) return "";
  const { sightings } = crewOf(view, service);
  return sightings.map(({ member }) => (member.leaving ? "l" : "") + (member.failing ? "f" : member.healthy ? "h" : member.starting ? "s" : "u")).join(" ");
}

/** The same by who remembers, and by who looks at each task anew. */
function seenByBoth(s: Story): string {
  const remembered = seen(s);
  expect(remembered).toBe(withoutShortcuts(() => seen(s)));
  return remembered;
}

test.each([
  ["nothing checks it", {}, ["s s", "u u", "h h"]],
  ["its containers are checked", { healthCheck: { command: ["CMD", "true"], interval: 5, retries: 1 } }, ["s s", "u u", "h h"]],
] as const)("a task is remembered as long as it looks the same: %s", (_name, box, stages) => {
  const s = story();
  s.fleet("ab");
  s.define("app", box);
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "web", taskDefinition: "app", desiredCount: 2 });
  const looks: string[] = [];
  for (let second = 0; second < 60; second++) {
    s.run(1);
    const look = seenByBoth(s);
    if (look !== "" && looks.at(-1) !== look) looks.push(look);
  }
  expect(looks).toEqual(stages);
});

test("what becomes of a task's target, of its instance and of the service's grace period is seen at once", () => {
  const s = story();
  s.fleet("ab");
  const targetGroupArn = s.balancer("web", { HealthCheckIntervalSeconds: 5, UnhealthyThresholdCount: 2 });
  s.define("app");
  s.call("ecs", "CreateService", { cluster: "prod", serviceName: "web", taskDefinition: "app", desiredCount: 2, healthCheckGracePeriodSeconds: 600, loadBalancers: [{ targetGroupArn, containerName: "app", containerPort: 80 }] });
  s.run(120);
  expect(seenByBoth(s)).toBe("h h");
  s.call("physics", "PutImageBehavior", { image: "app:1", healthStatus: 500 });
  s.run(20);
  expect(seenByBoth(s)).toBe("u u");
  s.call("ecs", "UpdateService", { cluster: "prod", service: "web", healthCheckGracePeriodSeconds: 0 });
  expect(seenByBoth(s)).toBe("f f");
  s.call("ecs", "UpdateService", { cluster: "prod", service: "web", healthCheckGracePeriodSeconds: 600 });
  expect(seenByBoth(s)).toBe("u u");
  const [containerInstance = ""] = s.instances("prod").map(({ containerInstanceArn = "" }) => containerInstanceArn);
  const turn = (status: "ACTIVE" | "DRAINING") => s.call("ecs", "UpdateContainerInstancesState", { cluster: "prod", containerInstances: [containerInstance], status });
  turn("DRAINING");
  expect(seenByBoth(s).split(" ").toSorted()).toEqual(["lu", "u"]);
  turn("ACTIVE");
  expect(seenByBoth(s)).toBe("u u");
});

test("who comes, goes, is protected or put elsewhere is counted at once, and the others as before", () => {
  const s = story();
  s.fleet("abc");
  const group = s.balancer("web");
  s.define("app");
  s.serve("web", "app", 3, {}, group);
  const [service] = s.world.view.all(services);
  const running = () => s.tasks().map(({ taskArn = "" }) => taskArn);
  const deeds: readonly (readonly [after: number, deed: () => void])[] = [
    [30, () => s.update("web", { desiredCount: 18 })],
    [60, () => s.call("ecs", "UpdateTaskProtection", { cluster: "prod", tasks: running().slice(0, 2), protectionEnabled: true })],
    [90, () => s.update("web", { desiredCount: 1 })],
    [130, () => s.call("ecs", "StopTask", { cluster: "prod", task: running()[0] ?? "" })],
    [160, () => s.update("web", { forceNewDeployment: true, desiredCount: 2 })],
  ];
  let most = 0;
  for (let second = 0; second < 240; second++) {
    for (const [after, deed] of deeds) if (after === second) deed();
    s.run(1);
    const present = s.world.view.find(services, service?.serviceArn ?? "");
    if (present === undefined) continue;
    const crew = crewOf(s.world.view, present);
    const anew = withoutShortcuts(() => crewOf(s.world.view, present));
    const told = ({ sightings, newlyHealthy, ...counts }: Crew) => ({ ...counts, sightings: sightings.map(({ taskArn, task }) => [taskArn, task.version]), newlyHealthy: newlyHealthy.map(({ taskArn }) => taskArn) });
    expect(told(crew)).toEqual(told(anew));
    most = Math.max(most, crew.sightings.length);
  }
  expect(most).toBe(18);
});
