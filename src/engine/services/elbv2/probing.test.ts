import { fc } from "../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { World } from "../../kernel/world.ts";
import { billing } from "../billing/index.ts";
import { billingMeters } from "../billing/meters.ts";
import { physics } from "../../physics/index.ts";
import { ec2, seedAccount } from "../ec2/index.ts";
import { elbv2 } from "./index.ts";
import { afterProbe, verdictOf, type Verdict } from "./processes/healthCheck.ts";
import { targetGroups, type TargetRow } from "./tables.ts";
import { Trial } from "./trial.ts";

const INTERVAL = 10_000;
const TIMEOUT = 5_000;

/** What may happen to a target, and how long to wait before. */
const deed = fc.record({
  afterSeconds: fc.integer({ min: 0, max: 45 }),
  what: fc.constantFrom("good", "bad", "sour", "crash", "start", "dark", "light"),
});

test("only the probes that matter happen, and every target is as if all had", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      const t = registered();
      const verdicts: Verdict[] = [];
      const first = t.target()?.probesFrom ?? 0;
      const pollUntil = (until: number) => {
        for (let at = first + verdicts.length * INTERVAL; at <= until; at += INTERVAL) {
          t.world.runUntil(at);
          const target = t.target();
          if (target !== undefined) verdicts.push(verdictOf(t.world.view, target));
        }
        t.world.runUntil(until);
      };
      for (const { afterSeconds, what } of deeds) {
        let at = t.world.now + afterSeconds * 1000;
        if ((at - first) % INTERVAL === 0) at += 1; // A call in the instant of a probe may come before or after it.
        pollUntil(at);
        carryOut(t, what);
      }
      pollUntil(t.world.now + 200_000);
      expect(history(t)).toEqual(expected(t, first, verdicts));
      expect(t.world.pendingTimers).toBe(0);
    }),
    { numRuns: 60 },
  );
});

function registered(): Trial {
  const world = new World([physics, ec2, elbv2, billing, billingMeters], 11);
  seedAccount(world.context);
  const t = new Trial(world);
  t.balancer = t.createBalancer("alb");
  t.group = t.createGroup("tg", { HealthCheckIntervalSeconds: INTERVAL / 1000, HealthyThresholdCount: 3 });
  t.createListener();
  t.instance = t.launch();
  world.runUntil(60_000);
  t.run("web:1");
  t.register();
  return t;
}

function carryOut(t: Trial, what: string): void {
  const zone = (available: boolean) => t.call("physics", "SetZoneAvailable", { availabilityZone: "us-east-1a", available });
  const isOn = () => (t.world.row("physics.machines", t.instance) as { readonly powered: boolean }).powered;
  if (what === "good") t.behave("web:1", {});
  else if (what === "bad") t.behave("web:1", { healthStatus: 500 });
  else if (what === "sour") t.behave("web:1", { unhealthyAfterSeconds: 90 });
  else if (what === "crash") t.behave("web:1", { exitAfterSeconds: 20 });
  else if (what === "dark") zone(false);
  else if (what === "light") zone(true);
  else if (isOn() && t.world.row("physics.processes", "p80") === undefined) t.run("web:1");
}

/** When the target came to which state, with the words for it. */
function history(t: Trial): readonly unknown[] {
  return t.states().map(([at, change]) => {
    const { state, description } = change as { state: string; description: string | null };
    return [at, state, description];
  });
}

/** The same, told by a load balancer that counts each of its probes. */
function expected(t: Trial, first: number, verdicts: readonly Verdict[]): readonly unknown[] {
  const group = t.world.context.need(targetGroups, t.group);
  const told: unknown[] = [[60_000, "initial", "Target registration is in progress"]];
  const { target: current } = { target: t.target() };
  if (current === undefined) return told;
  let target: TargetRow = { ...current, state: "initial", description: "Target registration is in progress", passedInARow: 0, failedInARow: 0 };
  verdicts.forEach((verdict, i) => {
    const late = verdict?.description === "Request timed out" ? TIMEOUT : 0;
    const at = first + i * INTERVAL + late;
    const { standing, passedInARow, failedInARow } = afterProbe(target, group, verdict);
    const { state, reason, description } = standing;
    if (state !== target.state || description !== target.description) told.push([at, state, description]);
    target = { ...target, state, reason, description, passedInARow, failedInARow };
  });
  return told;
}
