import { expect, test } from "vitest";
import { type Story, story } from "./story.ts";

const watched = (rollback: boolean, more: object = {}) => ({ deploymentConfiguration: { alarms: { alarmNames: ["errors", "slow"], enable: true, rollback }, ...more } });

/** A service of two tasks at rest, and two alarms that look at three minutes. */
function atRest(more: object = {}): Story {
  const s = story();
  s.fleet("ab");
  s.define("web");
  s.define("web", { image: "web:2" });
  for (const AlarmName of ["errors", "slow"]) {
    s.call("cloudwatch", "PutMetricAlarm", {
      AlarmName,
      Namespace: "AWS/ApplicationELB",
      MetricName: "HTTPCode_Target_5XX_Count",
      Statistic: "Sum",
      Period: 60,
      EvaluationPeriods: 3,
      Threshold: 5,
      ComparisonOperator: "GreaterThanThreshold",
    });
  }
  s.serve("web", "web:1", 2, more);
  s.run(400);
  s.mark();
  return s;
}

const turn = (s: Story, AlarmName: string, StateValue: "OK" | "ALARM") => s.call("cloudwatch", "SetAlarmState", { AlarmName, StateValue, StateReason: "by hand" });

const newest = (s: Story) => s.newestDeployment("web");

test("an alarm that goes off while the deployment is watched rolls it back", () => {
  const s = atRest(watched(true));
  s.update("web", { taskDefinition: "web:2" });
  s.run(120);
  expect(newest(s)).toMatchObject({ status: "IN_PROGRESS", alarms: { status: "MONITORING", alarmNames: ["errors", "slow"] } });
  expect(s.service("web").deployments).toMatchObject([{ rolloutState: "IN_PROGRESS", runningCount: 2 }]);
  turn(s, "slow", "ALARM");
  s.run(400);
  expect(s.told()).toMatchInlineSnapshot(`
    "   0.0 (service web) has started 2 tasks: (task T1) (task T2).
      43.0 (service web) has stopped 2 running tasks: (task T3) (task T4).
     120.0 (service web) (deployment D1) deployment failed: alarm detected.
     120.0 (service web) rolling back to deployment D2.
     120.0 (service web) has started 2 tasks: (task T5) (task T6).
     161.2 (service web) has stopped 2 running tasks: (task T1) (task T2).
     171.2 (service web) (deployment D2) deployment completed.
     171.2 (service web) has reached a steady state."
  `);
  expect(newest(s)).toMatchObject({
    status: "ROLLBACK_SUCCESSFUL",
    alarms: { status: "TRIGGERED", triggeredAlarmNames: ["slow"] },
    rollback: { reason: "Service deployment rolled back because a CloudWatch alarm was in the ALARM state." },
  });
});

test("nothing goes off: the deployment is complete when its slowest alarm would have", () => {
  const s = atRest(watched(true));
  s.update("web", { taskDefinition: "web:2" });
  s.run(225);
  expect(newest(s)?.status).toBe("IN_PROGRESS");
  s.run(20);
  expect(newest(s)).toMatchObject({ status: "SUCCESSFUL", alarms: { status: "MONITORING_COMPLETE" } });
});

test("a bake time that is said holds instead", () => {
  const s = atRest(watched(true, { bakeTimeInMinutes: 1 }));
  s.update("web", { taskDefinition: "web:2" });
  s.run(100);
  expect(newest(s)?.status).toBe("IN_PROGRESS");
  s.run(40);
  expect(newest(s)?.status).toBe("SUCCESSFUL");
});

test("an alarm that rings already is no reason, and without a rollback the deployment stops where it is", () => {
  const s = atRest(watched(false));
  turn(s, "errors", "ALARM");
  s.update("web", { taskDefinition: "web:2" });
  s.run(120);
  expect(newest(s)).toMatchObject({ status: "SUCCESSFUL", alarms: { status: "DISABLED" } });
  turn(s, "errors", "OK");
  s.update("web", { taskDefinition: "web:1" });
  s.run(5);
  turn(s, "errors", "ALARM");
  s.run(120);
  expect(newest(s)).toMatchObject({ status: "STOPPED", alarms: { status: "TRIGGERED", triggeredAlarmNames: ["errors"] } });
  expect(s.service("web").deployments?.[0]).toMatchObject({ rolloutState: "FAILED" });
});

test("alarms without names are refused", () => {
  const s = atRest();
  const alarms = { alarmNames: [], enable: true, rollback: false };
  expect(s.refusal("ecs", "UpdateService", { cluster: "prod", service: "web", deploymentConfiguration: { alarms } })).toBe(
    "InvalidParameterException: Deployment alarms cannot be enabled without alarm names.",
  );
});
