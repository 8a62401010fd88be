import type { View } from "../../kernel/context.ts";
import { targetsByGroup, type TargetGroupRow, type TargetRow } from "../../services/elbv2/tables.ts";
import { counted } from "../../../lib/plural.ts";
import { passes, stops, type Finding } from "./walk.ts";

/** Whether a target group has somebody to send requests to, and whether it sends them to the target that is walked to. */
export function judgeTargetGroup(view: View, group: TargetGroupRow, target: TargetRow | undefined): Finding {
  const name = group.targetGroupName;
  if (target === undefined) {
    return stops(name, `${name} has no registered targets: the load balancer answers 503 itself. ECS registers a task when it runs.`, { field: "RegisterTargets Targets" });
  }
  const all = view.where(targetsByGroup, group.targetGroupArn);
  const healthy = all.filter(({ state }) => state === "healthy").length;
  const so = target.description === null ? target.state : `${target.state}: ${target.description}`;
  if (target.state === "healthy") return passes(name, `${healthy} of ${counted(all.length, "target")} ${healthy === 1 ? "is" : "are"} healthy and take turns; this is one of them.`);
  if (target.state === "unhealthy") return { ...stops(name, whoGetsThem(so, healthy), { reason: target.reason }), verdict: "warns" };
  // Initial, draining and unused ones get none in any case.
  const says = `This target is ${so}. ${healthy > 0 ? `Requests go to ${counted(healthy, "healthy target")}.` : all.some(({ state }) => state === "unhealthy") ? "Requests go to the unhealthy ones meanwhile." : "Nobody can take requests: the load balancer answers 503 itself."}`;
  const finding = stops(name, says, { reason: target.reason });
  return healthy > 0 || target.state === "initial" || all.some(({ state }) => state === "unhealthy") ? { ...finding, verdict: "warns" } : finding;
}

function whoGetsThem(so: string, healthy: number): string {
  if (healthy > 0) return `This target is ${so}. It gets no requests; ${counted(healthy, "healthy target")} ${healthy === 1 ? "gets" : "get"} them all.`;
  return `This target is ${so}. No target is healthy, so the load balancer fails open: it sends requests to all of them.`;
}
