import { assert } from "../../../../lib/assert.ts";
import type { View } from "../../../kernel/context.ts";
import { findRole } from "../queries.ts";
import { ALLOWED, denied, isNobody, notAssumed, type Ask, type Decision } from "./ask.ts";
import { USUAL_RIGHTS } from "./usualRights.ts";

/** What decides once somebody has called IAM: `decideByPolicies`. */
export type Decide = (view: View, ask: Ask, servicePrincipal: string) => Decision;

let provided: Decide | undefined;

/** Hands in what reads policies. It comes with IAM's operations, see `late.ts`. */
export function provideDeciding(decide: Decide): void {
  provided = decide;
}

/** Whether somebody in a role may do something, if the service may act in that role at all. Only looks. */
export function decide(view: View, ask: Ask, servicePrincipal: string): Decision {
  return (provided ?? decideAtFirst)(view, ask, servicePrincipal);
}

/** The same as long as nobody has called IAM: the roles are those that an account begins with, and as they were then. */
export function decideAtFirst(view: View, ask: Ask, servicePrincipal: string): Decision {
  const role = findRole(view, ask.roleArn);
  if (role === undefined) return notAssumed(ask, servicePrincipal, "noRole");
  const usual = USUAL_RIGHTS[role.roleName];
  assert(usual !== undefined, `what reads the policies of ${role.roleName} was not handed in`);
  if (usual.principal !== servicePrincipal) return notAssumed(ask, servicePrincipal, "cannotAssume");
  return usual.actions.includes(ask.action) ? ALLOWED : denied(ask, "implicitDeny", "identity");
}

/** Whether there is a role and a service may act in it, whatever it may do then. */
export function canAssume(view: View, roleArn: string, servicePrincipal: string): boolean {
  const decision = decide(view, { roleArn, sessionName: "", action: "sts:GetCallerIdentity", resource: "*" }, servicePrincipal);
  return decision.allowed || !isNobody(decision);
}
