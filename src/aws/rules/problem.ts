import type { Problem } from "../problem.ts";

/** Something a service's own rules say of an input: where, in AWS's words, and whether it refuses the call. */
export type RuleProblem = Pick<Problem, "path" | "severity" | "code" | "message">;

export type RulePath = RuleProblem["path"];

/** What ECS answers to a task definition it does not take. Nearly always a ClientException. */
export function refused(path: RulePath, message: string, code = "ClientException"): RuleProblem {
  return { path, severity: "error", code, message };
}

/** Ours, not AWS's: the definition is taken, but the author should know. */
export function warned(path: RulePath, code: string, message: string): RuleProblem {
  return { path, severity: "warning", code, message };
}
