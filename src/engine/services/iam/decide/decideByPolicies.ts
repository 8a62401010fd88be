import { ACCOUNT_ID, REGION } from "../../../../aws/region.ts";
import type { View } from "../../../kernel/context.ts";
import { ALLOWED, denied, notAssumed, type Ask, type Decision } from "./ask.ts";
import { factsOf, type Facts } from "./facts.ts";
import { judge, type Judgement } from "./judge.ts";
import { rightsOf, type RoleRights } from "./roleRights.ts";

/** Decides by what the policies of a role say. */
export function decideByPolicies(view: View, ask: Ask, servicePrincipal: string): Decision {
  const rights = rightsOf(view, ask.roleArn);
  if (rights === undefined) return notAssumed(ask, servicePrincipal, "noRole");
  if (!rights.isAssumedBy(servicePrincipal)) return notAssumed(ask, servicePrincipal, "cannotAssume");
  const { decision, by } = judgeAsk(rights, ask);
  return decision === "allowed" ? ALLOWED : denied(ask, decision, by);
}

export function judgeAsk(rights: RoleRights, ask: Pick<Ask, "roleArn" | "action" | "resource" | "context">): Judgement {
  const { layers, settled } = rights.about(ask.action);
  return settled ?? judge(layers, { action: ask.action, resource: ask.resource, facts: factsOfAsk(ask) });
}

/** IAM user guide, "AWS global condition context keys": those that are known of every request here. */
export function factsOfAsk({ roleArn, context = {} }: Pick<Ask, "roleArn" | "context">): Facts {
  const global = { "aws:PrincipalArn": roleArn, "aws:PrincipalAccount": ACCOUNT_ID, "aws:ResourceAccount": ACCOUNT_ID, "aws:RequestedRegion": REGION };
  return factsOf(global, context);
}
