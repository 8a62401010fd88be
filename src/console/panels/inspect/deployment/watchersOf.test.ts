import { expect, test } from "vitest";
import { Story } from "../../../../engine/services/ecs/story.ts";
import { services } from "../../../../engine/services/ecs/tables.ts";
import { storyTables } from "../../../../../scripts/storyTables.ts";
import { watchersOf } from "./watchersOf.ts";

function seen(s: Story) {
  const service = s.world.view.all(services)[0];
  return service && watchersOf(service, { tables: storyTables(s), now: s.world.now });
}

/** A service of three tasks at rest whose image `web:2` cannot be pulled. */
function atRest(): Story {
  const s = new Story();
  s.fleet("ab");
  s.define("web");
  s.define("web", { image: "web:2" });
  s.call("physics", "PutImageBehavior", { image: "web:2", pullError: "manifest unknown" });
  s.serve("web", "web:1", 3);
  s.run(120);
  return s;
}

test("what a service asks for is shown before a deployment has it, then how far its breaker has counted, then that it tripped", () => {
  const s = atRest();
  expect(seen(s)).toBeNull();
  s.update("web", { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } });
  expect(seen(s)).toMatchObject({ asked: true, breaker: { threshold: 3, counts: false } });
  s.update("web", { taskDefinition: "web:2", desiredCount: 8 });
  s.run(3);
  expect(seen(s)).toMatchObject({ asked: false, breaker: { threshold: 4, tripped: false, counts: true, rollsBack: true } });
  s.run(60);
  expect(seen(s)?.breaker).toMatchObject({ failures: 4, tripped: true });
});

test("alarms are shown with their state, those that there are not too, and how long they are watched still", () => {
  const s = atRest();
  const of = { Namespace: "n", MetricName: "m", Statistic: "Sum", Period: 60, EvaluationPeriods: 2, Threshold: 1, ComparisonOperator: "GreaterThanThreshold" } as const;
  s.call("cloudwatch", "PutMetricAlarm", { AlarmName: "errors", ...of });
  s.update("web", { taskDefinition: "web:1", forceNewDeployment: true, deploymentConfiguration: { alarms: { alarmNames: ["errors", "none"], enable: true, rollback: true } } });
  s.run(60);
  expect(seen(s)).toMatchObject({
    breaker: null,
    alarms: [
      { name: "errors", state: "INSUFFICIENT_DATA" },
      { name: "none", state: null },
    ],
    note: null,
  });
  expect(seen(s)?.bakesFor).toBeGreaterThan(60_000);
  s.run(120);
  expect(seen(s)?.bakesFor).toBeNull();
  s.call("cloudwatch", "SetAlarmState", { AlarmName: "errors", StateValue: "ALARM", StateReason: "x" });
  s.update("web", { forceNewDeployment: true });
  expect(seen(s)?.note).toContain("leaves them out of account");
});
