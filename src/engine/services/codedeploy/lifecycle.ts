import type { LifecycleEventStatus } from "../../../aws/generated/codedeploy.ts";
import type { Step } from "../ecs/late/contract.ts";
import type { Millis, SimTime } from "../../kernel/time.ts";
import type { DeploymentRow, EventRow } from "./tables.ts";
import { LIFECYCLE, placeOf, type EventName } from "../../../aws/rules/codeDeployLifecycle.ts";
import { HOOK_LIMIT, INSTALL_LIMIT, SCALING_LIMIT } from "./timing.ts";

/** What a deployment does next hangs on these. */
export interface Progress extends Pick<DeploymentRow, "creator" | "place" | "since" | "begun" | "answer" | "continued" | "step" | "stepUntil"> {}

export interface Facts {
  readonly now: SimTime;
  /** The function that is invoked where it is: what it reports by itself, and how long after it was invoked; null: there is none. */
  readonly hook: { readonly reports: "Succeeded" | "Failed" | null; readonly afterMillis: Millis } | null;
  readonly hasTestRoute: boolean;
  readonly isGreenSteady: boolean;
  /** How the traffic moves. */
  readonly steps: readonly Step[];
  /** How long somebody has to continue it before it stops; null: it goes on by itself. */
  readonly readyMillis: number | null;
  readonly terminationMillis: number;
}

export type Next =
  | { readonly does: "begin" }
  | { readonly does: "pass"; readonly as: "Succeeded" | "Skipped" }
  | { readonly does: "shift"; readonly percent: number; readonly waitMillis: number }
  | { readonly does: "wait"; readonly until: SimTime | null }
  | { readonly does: "fail"; readonly why: "hookFailed" | "hookSilent" | "installTimedOut" | "scalingTimedOut" | "notContinued" }
  | { readonly does: "finish" };

/** What a deployment does now. It looks at what is, never at what happened. */
export function nextOf(progress: Progress, facts: Facts): Next {
  const place = placeOf(progress);
  switch (place) {
    case undefined:
      return { does: "finish" };
    case "Ready":
      return nextWhenReady(progress, facts);
    case "Termination":
      return nextAtTermination(progress, facts);
    case "AllowTestTraffic":
      if (!facts.hasTestRoute) return { does: "pass", as: "Skipped" };
      return progress.begun ? PASS : BEGIN;
    case "Install":
      return progress.begun ? nextAtInstall(progress, facts) : BEGIN;
    case "AllowTraffic":
      return progress.begun ? nextAtTraffic(progress, facts) : BEGIN;
    case "AfterAllowTestTraffic":
      return facts.hasTestRoute ? nextAtHook(progress, facts) : { does: "pass", as: "Skipped" };
    default:
      return nextAtHook(progress, facts);
  }
}

const BEGIN: Next = { does: "begin" };
const PASS: Next = { does: "pass", as: "Succeeded" };

/** Without a function it is over at once. Seen: it succeeds all the same. */
function nextAtHook({ begun, answer: told, since }: Progress, { hook, now }: Facts): Next {
  if (!begun) return BEGIN;
  if (hook === null) return PASS;
  const reportsAt = since + hook.afterMillis;
  const answer = told ?? (now >= reportsAt ? hook.reports : null);
  if (answer === "Succeeded") return PASS;
  if (answer === "Failed") return { does: "fail", why: "hookFailed" };
  const until = since + HOOK_LIMIT;
  if (now >= until) return { does: "fail", why: "hookSilent" };
  return { does: "wait", until: hook.reports === null || now >= reportsAt ? until : Math.min(reportsAt, until) };
}

function nextAtInstall({ since }: Progress, { isGreenSteady, now }: Facts): Next {
  if (isGreenSteady) return PASS;
  return now < since + INSTALL_LIMIT ? { does: "wait", until: since + INSTALL_LIMIT } : { does: "fail", why: "installTimedOut" };
}

function nextWhenReady({ begun, continued, since }: Progress, { readyMillis, now }: Facts): Next {
  if (readyMillis === null || continued) return PASS;
  if (!begun) return BEGIN;
  return now < since + readyMillis ? { does: "wait", until: since + readyMillis } : { does: "fail", why: "notContinued" };
}

/** While green is being scaled the traffic stays, for so long. ECS guide, "Blue/green deployment". */
function nextAtTraffic({ creator, step, stepUntil }: Progress, { steps, isGreenSteady, now }: Facts): Next {
  const coming = steps[step];
  if (now < stepUntil) return { does: "wait", until: stepUntil };
  if (coming === undefined) return PASS;
  if (!isGreenSteady && creator !== "codeDeployRollback") {
    const until = stepUntil + SCALING_LIMIT;
    return now < until ? { does: "wait", until } : { does: "fail", why: "scalingTimedOut" };
  }
  return { does: "shift", ...coming };
}

function nextAtTermination({ begun, continued, since }: Progress, { terminationMillis, now }: Facts): Next {
  if (!begun) return BEGIN;
  return continued || now >= since + terminationMillis ? { does: "finish" } : { does: "wait", until: since + terminationMillis };
}

const PENDING: EventRow = { status: "Pending", startedAt: null, endedAt: null };

export const newEvents = (): readonly EventRow[] => LIFECYCLE.map(() => PENDING);

/** The events when one of them comes to another status. */
export function withEvent(events: readonly EventRow[], name: EventName, status: LifecycleEventStatus, now: SimTime): readonly EventRow[] {
  const at = LIFECYCLE.indexOf(name);
  return events.map((event, i) => (i === at ? changed(event, status, now) : event));
}

/** The events when a deployment ends before its end. Seen: what was under way failed, and what would have come is skipped. */
export const cutShort = (events: readonly EventRow[], now: SimTime): readonly EventRow[] =>
  events.map((event) => (event.status === "InProgress" ? changed(event, "Failed", now) : event.status === "Pending" ? { ...event, status: "Skipped" } : event));

function changed({ startedAt }: EventRow, status: LifecycleEventStatus, now: SimTime): EventRow {
  if (status === "Skipped") return { status, startedAt: null, endedAt: null };
  return { status, startedAt: startedAt ?? now, endedAt: status === "InProgress" ? null : now };
}
