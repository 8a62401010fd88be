import { expect, test } from "vitest";
import { throughout } from "../../../lib/throughout.ts";
import { provideEverything } from "../../everything.ts";
import golden from "../golden/scaling.json" with { type: "json" };
import { Session } from "../session.ts";
import type { SessionFile } from "../sessionFile.ts";
import { answeringOnScaling, type ScalingAnswers } from "./scalingQuestions.ts";

provideEverything();

const OF = { ServiceNamespace: "ecs", ResourceId: "service/shop/web", ScalableDimension: "ecs:service:DesiredCount" };

/** A service whose queue is 25 long for some minutes and that scaled out by it. */
function shop() {
  const session = new Session(golden.file as SessionFile);
  session.runUntil(590_000);
  const ask = <Kind extends keyof ScalingAnswers>(kind: Kind, of: ScalingAnswers[Kind]["asked"]) => throughout(answeringOnScaling(session, { kind, of } as never)) as ScalingAnswers[Kind]["answer"];
  const track = (TargetValue: number) => {
    const TargetTrackingScalingPolicyConfiguration = { TargetValue, CustomizedMetricSpecification: { Namespace: "shop", MetricName: "queue", Dimensions: [], Statistic: "Average" } };
    return ask("try", { resourceId: OF.ResourceId, calls: [{ service: "application-autoscaling", operation: "PutScalingPolicy", input: { ...OF, PolicyName: "queue", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration } }] });
  };
  return { session, ask, track };
}

test("a policy is tried by living the past again with it: what it would have done is told, and nothing changes", () => {
  const { session, ask, track } = shop();
  const { digest } = session.world;
  const asItIs = ask("try", { resourceId: OF.ResourceId, calls: [] });
  expect(asItIs).toMatchObject({ from: 90_001, to: 590_000, refused: null });
  expect(asItIs?.lived.at(-1)?.desired).toBeGreaterThan(2);
  expect([asItIs?.scaledOut, asItIs?.tried.at(-1)?.desired]).toEqual([2, asItIs?.lived.at(-1)?.desired]);
  const lazy = track(1_000);
  expect([lazy?.scaledOut, lazy?.tried.map(({ desired }) => desired)]).toEqual([0, [2]]);
  const eager = track(1);
  expect([eager?.scaledOut, eager?.tried.at(-1)?.desired]).toEqual([1, 8]);
  expect(track(-1)?.refused).toMatchObject({ code: "ValidationException" });
  expect(session.world.digest).toBe(digest);
});

test("a step that is wrong is found, and a schedule's next times are told", () => {
  const { session, ask } = shop();
  expect(ask("steps", [{ MetricIntervalLowerBound: 10, ScalingAdjustment: 2 }, { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 8, ScalingAdjustment: 1 }])).toEqual({ message: "There can't be a gap between step adjustment intervals", place: 0 });
  expect(ask("steps", [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }])).toBeNull();
  const every = ask("times", { schedule: "rate(5 minutes)", timezone: null });
  expect(every.map((at) => (at - session.now) / 60_000)).toEqual([5, 10, 15]);
  expect(ask("times", { schedule: "cron(x)", timezone: null })).toEqual([]);
  expect(ask("why", { resourceId: "service/shop/none" })).toBeNull();
});
