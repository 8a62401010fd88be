import type { Context, View } from "../../../kernel/context.ts";
import { minutes } from "../../../kernel/time.ts";
import { askOf, decisions, decisionsByAsk, type DecisionRow } from "../tables.ts";
import type { Ask, Decision } from "./ask.ts";
import { decide } from "./decide.ts";

/** The same as `decide`, for somebody who does it: it is kept that they asked. */
export function authorize(ctx: Context, ask: Ask, servicePrincipal: string): Decision {
  const decision = decide(ctx, ask, servicePrincipal);
  keep(ctx, ask, { servicePrincipal, decision });
  return decision;
}

/**
 * A row says at most once a minute that the same came again, so that who asks often costs nothing; and at once when
 * the answer was another one meanwhile, so that the newest row tells how it stands.
 */
function keep(ctx: Context, { roleArn, action, resource, sessionName }: Ask, { servicePrincipal, decision }: { readonly servicePrincipal: string; readonly decision: Decision }): void {
  const outcome = decision.allowed ? "allowed" : decision.why;
  const asked = askOf(roleArn, action);
  const decisionId = `${asked} ${outcome}`;
  const said = { lastTime: ctx.now, sessionName, resource, message: decision.allowed ? null : decision.message };
  const row = ctx.find(decisions, decisionId);
  if (row !== undefined) {
    if (ctx.now - row.lastTime >= WRITTEN_AGAIN || wasOtherSince(ctx, asked, row)) ctx.update(decisions, decisionId, said);
  } else if (ctx.size(decisions) < decisions.limit) {
    ctx.insert(decisions, { decisionId, roleArn, action, outcome, servicePrincipal, firstTime: ctx.now, ...said });
  }
}

const WRITTEN_AGAIN = minutes(1);

const wasOtherSince = (view: View, asked: string, { lastTime }: DecisionRow): boolean => view.where(decisionsByAsk, asked).some((other) => other.lastTime > lastTime);
