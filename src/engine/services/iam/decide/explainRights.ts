import { awsPolicyArn } from "../../../../aws/arn.ts";
import type { View } from "../../../kernel/context.ts";
import { AWS_POLICIES } from "../../../../aws/awsPolicies.ts";
import { SERVICE_LINKED } from "../lookup.ts";
import type { Ask, Decision } from "./ask.ts";
import { decideByPolicies, factsOfAsk, judgeAsk } from "./decideByPolicies.ts";
import { judge } from "./judge.ts";
import { isAboutAction, rulesOf } from "./policyRule.ts";
import { rightsOf } from "./roleRights.ts";

/** What is asked about: a request, and who makes it in the role. */
export interface RightsRequest extends Pick<Ask, "roleArn" | "action" | "resource"> {
  readonly servicePrincipal: string;
}

/** Why a role may do something or not, and what would change it. */
export interface RightsExplanation {
  readonly outcome: "allowed" | Exclude<Decision, { readonly allowed: true }>["why"];
  /** The statements that allow or deny it, with the policies they are in. */
  readonly statements: readonly { readonly policy: string; readonly statement: object }[];
  /** True when the role's permissions boundary is in the way. */
  readonly isOutOfBounds: boolean;
  /** What would let it be allowed: a statement for a policy of the role, or, if nobody may act in it, for its trust policy. null: a statement denies it. */
  readonly wouldAllow: object | null;
  /** The policies of AWS that could be attached instead, by name. */
  readonly policies: readonly string[];
}

/** Answers on demand; nothing of it is kept. */
export function explainRights(view: View, { servicePrincipal, ...request }: RightsRequest): RightsExplanation {
  const decision = decideByPolicies(view, { ...request, sessionName: "" }, servicePrincipal);
  const outcome = decision.allowed ? "allowed" : decision.why;
  const rights = rightsOf(view, request.roleArn);
  if (rights === undefined || outcome === "noRole" || outcome === "cannotAssume") {
    const wouldAllow = { Effect: "Allow", Principal: { Service: servicePrincipal }, Action: "sts:AssumeRole" };
    return { outcome, statements: [], isOutOfBounds: false, wouldAllow, policies: [] };
  }
  const { by, rules } = judgeAsk(rights, request);
  const isOpen = outcome === "implicitDeny";
  return {
    outcome,
    statements: rules.map(({ policy, statement }) => ({ policy, statement: statement.fields })),
    isOutOfBounds: outcome !== "allowed" && by === "boundary",
    wouldAllow: isOpen ? { Effect: "Allow", Action: request.action, Resource: request.resource } : null,
    policies: isOpen ? policiesThatAllow(request) : [],
  };
}

/** Service-linked roles' own cannot be attached to others. */
function policiesThatAllow(request: Pick<Ask, "roleArn" | "action" | "resource">): readonly string[] {
  const wanted = { action: request.action, resource: request.resource, facts: factsOfAsk(request) };
  const attachable = AWS_POLICIES.filter(({ path }) => !path.startsWith(SERVICE_LINKED));
  const allowing = attachable.filter(({ policyName, statements }) => {
    const rules = rulesOf(policyName, JSON.stringify({ Version: "2012-10-17", Statement: statements }));
    return judge({ identity: rules.filter((rule) => isAboutAction(rule, wanted.action)), boundary: null }, wanted).decision === "allowed";
  });
  return allowing.map(({ path, policyName }) => awsPolicyArn(path, policyName));
}
