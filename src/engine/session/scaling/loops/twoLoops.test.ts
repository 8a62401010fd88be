import { expect, test } from "vitest";
import { throughout } from "../../../../lib/throughout.ts";
import { define, prod, serve } from "../../plan/fixture.ts";
import type { Session } from "../../session.ts";
import { twoLoops } from "./twoLoops.ts";

const OF = { ServiceNamespace: "ecs", ResourceId: "service/prod/web", ScalableDimension: "ecs:service:DesiredCount" };

/** A service that tracks a metric of its own, which is above its target from the fifth minute on and stays there. */
function busy(delaySeconds: number): Session {
  const session = prod("ab");
  define(session, "web", { memory: 50 });
  session.call(serve("web", "web", 2));
  const call = (service: string, operation: string, input: object) => expect(session.call({ service, operation, input })).toMatchObject({ ok: true });
  call("application-autoscaling", "RegisterScalableTarget", { ...OF, MinCapacity: 1, MaxCapacity: 20 });
  call("application-autoscaling", "PutScalingPolicy", { ...OF, PolicyName: "load", PolicyType: "TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration: { TargetValue: 50, ScaleOutCooldown: 60, CustomizedMetricSpecification: { Namespace: "shop", MetricName: "load", Statistic: "Average" } } });
  for (let minute = 0; minute < 14; minute++) {
    session.runUntil(600_000 + minute * 60_000);
    call("cloudwatch", "PutMetricData", { Namespace: "shop", MetricData: [{ MetricName: "load", Value: minute < 4 ? 48 : 90 }] });
    if (minute === 3 && delaySeconds > 0) call("physics", "SetMetricDelay", { delaySeconds });
  }
  // What it was then counts, not what it is when somebody asks.
  call("physics", "SetMetricDelay", { delaySeconds: 0 });
  session.runUntil(session.now + 60_000);
  return session;
}

test.each([
  ["in time", 0, [75, 195, 197], [75, 75, 77]],
  ["two minutes late", 120, [195, 315, 317], [195, 195, 197]],
])("with datapoints %s each hop has its time, and so it has while the alarm stays", (_what, delaySeconds, first, later) => {
  const session = busy(delaySeconds);
  const told = (near: number | null) => {
    const loops = throughout(twoLoops(session, { resourceId: OF.ResourceId, near }));
    const at = (loops?.outward ?? []).map((hop) => (hop.state === "come" ? hop.at : NaN));
    return { hops: at.slice(1).map((time) => Math.floor((time - (at[0] ?? 0)) / 1000)), scaleOuts: loops?.scaleOuts ?? [] };
  };
  const { hops, scaleOuts } = told(null);
  expect(hops).toEqual(first);
  expect(scaleOuts.map(({ begins }) => begins)).toEqual([true, ...scaleOuts.slice(1).map(() => false)]);
  expect(told(scaleOuts[1]?.at ?? 0).hops).toEqual(later);
});
