import type { Answer } from "../../bridge/protocol.ts";

/**
 * RunTask, StartTask and others answer success and list what failed in `failures[]`. The first of them as a refusal,
 * with its reason for a code; null when there is none.
 */
export function failureIn(output: unknown): (Answer & { readonly ok: false }) | null {
  if (typeof output !== "object" || output === null || !("failures" in output) || !Array.isArray(output.failures)) return null;
  const [first] = output.failures as readonly unknown[];
  if (typeof first !== "object" || first === null) return null;
  const { arn, reason, detail } = first as { readonly arn?: unknown; readonly reason?: unknown; readonly detail?: unknown };
  const started = "tasks" in output && Array.isArray(output.tasks) ? output.tasks.length : 0;
  const told = [detail, arn].filter((part) => typeof part === "string").join(" ");
  // The answer may be half of each.
  const message = started === 0 ? told : `${told} (${started} ${started === 1 ? "task was" : "tasks were"} started all the same.)`.trim();
  return { ok: false, code: typeof reason === "string" ? reason : "failures", message };
}
