import { expect, test } from "vitest";
import { epochSeconds } from "../../../aws/epoch.ts";
import type { PutScheduledActionRequest } from "../../../aws/generated/application-autoscaling.ts";
import { story } from "../ecs/story.ts";
import { DAY } from "../../../aws/rules/schedule/calendar.ts";
import { nextTime, readSchedule } from "../../../aws/rules/schedule/next.ts";
import { zoneNamed } from "../../../aws/rules/schedule/zones.ts";
import { dayNumber } from "../../../lib/civilDay.ts";

const OF = { ServiceNamespace: "ecs", ResourceId: "service/prod/web", ScalableDimension: "ecs:service:DesiredCount" } as const;

/** A service of four tasks between 1 and 8. It is a Monday, 2026-01-05, and a little after 09:00. */
function scheduled() {
  const s = story();
  s.fleet("a", "m5.2xlarge");
  s.define("web", { cpu: 64, memory: 64 });
  s.serve("web", "web:1", 4);
  s.run(60);
  const bounds = (more: object = {}) => s.call("application-autoscaling", "RegisterScalableTarget", { ...OF, MinCapacity: 1, MaxCapacity: 8, ...more });
  bounds();
  const put = (ScheduledActionName: string, more: Partial<PutScheduledActionRequest>) => s.call("application-autoscaling", "PutScheduledAction", { ...OF, ScheduledActionName, ...more });
  return {
    s,
    bounds,
    put,
    desired: () => s.service("web").desiredCount,
    activities: () => (s.call("application-autoscaling", "DescribeScalingActivities", OF).ScalingActivities ?? []).map(({ StatusCode, Description, Cause }) => `${StatusCode}: ${Description} ${Cause}`),
  };
}

test("scaling 7.8.K17 to K20: bounds come at their time, bring the desired count between them, and stay", () => {
  const w = scheduled();
  w.put("rise", { Schedule: "at(2026-01-05T09:10:00)", ScalableTargetAction: { MinCapacity: 5, MaxCapacity: 8 } });
  w.put("ends", { Schedule: "at(2026-01-05T10:20:00)", Timezone: "Europe/Berlin", ScalableTargetAction: { MaxCapacity: 4 } });
  w.put("wide", { Schedule: "cron(30 9 ? * MON-FRI *)", ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 20 } });
  w.s.run(600 - w.s.world.now / 1000 - 1);
  expect(w.desired()).toBe(4);
  w.s.run(1);
  expect([w.desired(), w.activities()]).toEqual([5, ["InProgress: Setting desired count to 5. minimum capacity was set to 5", "Successful: Setting min capacity to 5 and max capacity to 8 scheduled action name rise was triggered"]]);
  w.s.run(600);
  expect([w.desired(), w.activities()[0]]).toEqual([5, "Failed: Setting max capacity to 4 scheduled action name ends was triggered"]);
  w.bounds();
  w.put("ends", { Schedule: "rate(5 minutes)", ScalableTargetAction: { MaxCapacity: 4 } });
  w.s.run(300);
  expect(w.desired()).toBe(4);
  w.s.run(300);
  expect(w.activities().slice(0, 2)).toEqual(["Successful: Setting min capacity to 1 and max capacity to 20 scheduled action name wide was triggered", "Successful: Setting max capacity to 4 scheduled action name ends was triggered"]);
});

test("what is suspended is not made up for; a schedule that was changed fires when it says now; a target takes its actions with it", () => {
  const w = scheduled();
  w.bounds({ SuspendedState: { ScheduledScalingSuspended: true } });
  w.put("rise", { Schedule: "rate(1 minute)", ScalableTargetAction: { MinCapacity: 6 } });
  w.s.run(90);
  w.bounds({ SuspendedState: { ScheduledScalingSuspended: false } });
  expect(w.desired()).toBe(4);
  w.put("rise", { Schedule: "rate(1 hour)", StartTime: epochSeconds(w.s.world.now + 600_000), EndTime: epochSeconds(w.s.world.now + 6_000_000) });
  expect(w.s.call("application-autoscaling", "DescribeScheduledActions", OF).ScheduledActions).toMatchObject([{ ScheduledActionName: "rise", Schedule: "rate(1 hour)", ScalableTargetAction: { MinCapacity: 6 }, ScheduledActionARN: expect.stringMatching(/:scheduledAction:[0-9a-f-]{36}:resource\/ecs\/service\/prod\/web:scheduledActionName\/rise$/) as string }]);
  w.s.run(599);
  expect(w.desired()).toBe(4);
  w.s.run(1);
  expect(w.desired()).toBe(6);
  w.s.call("application-autoscaling", "DeleteScheduledAction", { ...OF, ScheduledActionName: "rise" });
  expect(w.s.refusal("application-autoscaling", "DeleteScheduledAction", { ...OF, ScheduledActionName: "rise" })).toMatch(/^ObjectNotFoundException: No scheduled action found/);
  w.put("rise", { Schedule: "rate(1 hour)", ScalableTargetAction: { MinCapacity: 6 } });
  w.s.call("application-autoscaling", "DeregisterScalableTarget", OF);
  expect(w.s.call("application-autoscaling", "DescribeScheduledActions", OF).ScheduledActions).toEqual([]);
});

test.each<readonly [Partial<PutScheduledActionRequest>, RegExp]>([
  [{ Schedule: undefined }, /^ValidationException: Schedule is required/],
  [{ ScalableTargetAction: undefined }, /^ValidationException: ScalableTargetAction is required/],
  [{ ScalableTargetAction: {} }, /^ValidationException: ScalableTargetAction must/],
  [{ ScalableTargetAction: { MinCapacity: 5, MaxCapacity: 4 } }, /^ValidationException: Maximum/],
  [{ ScalableTargetAction: { MinCapacity: -1 } }, /^ValidationException: .*negative/],
  [{ Schedule: "rate(0 minutes)" }, /^ValidationException: Schedule expression 'rate\(0 minutes\)' is not valid/],
  [{ Schedule: "cron(0 10 * * * *)" }, /^ValidationException: Schedule expression/],
  [{ Schedule: "at(2026-01-05T08:00:00)" }, /^ValidationException: The schedule/],
  [{ Timezone: "Mars/Olympus" }, /^NotSimulated: The time zone 'Mars\/Olympus'/],
  [{ StartTime: epochSeconds(9e6), EndTime: epochSeconds(8e6) }, /^ValidationException: The start time/],
  [{ EndTime: epochSeconds(1) }, /^ValidationException: The end time/],
])("PutScheduledAction with %j is refused", (change, words) => {
  refusing ??= scheduled().s;
  expect(refusing.refusal("application-autoscaling", "PutScheduledAction", { ...OF, ScheduledActionName: "x", Schedule: "rate(1 hour)", ScalableTargetAction: { MinCapacity: 2 }, ...change })).toMatch(words);
});
let refusing: ReturnType<typeof story> | undefined;

test("scaling 7.8.K16: a rhythm from its start until its end", () => {
  const zone = zoneNamed("UTC");
  const schedule = (zone && readSchedule("rate(5 hours)", zone)) ?? expect.fail("it can be read");
  const at = (day: number, hour: number) => dayNumber({ year: 2025, month: 1, day }) * DAY + hour * 3_600_000;
  const times: number[] = [];
  for (let last = at(30, 0), next; (next = nextTime(schedule, { start: at(30, 12), end: at(31, 22), since: 0 }, last)) !== undefined; last = next) times.push(next);
  expect(times).toEqual([at(30, 12), at(30, 17), at(30, 22), at(31, 3), at(31, 8), at(31, 13), at(31, 18)]);
});
