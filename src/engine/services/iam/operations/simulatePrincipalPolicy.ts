import type { EvaluationResult, SimulatePolicyResponse, SimulatePrincipalPolicyRequest, Statement } from "../../../../aws/generated/iam.ts";
import type { View } from "../../../kernel/context.ts";
import { reading } from "../../../kernel/operation.ts";
import { factsOfAsk } from "../decide/decideByPolicies.ts";
import type { Facts } from "../decide/facts.ts";
import { judge, type Layers } from "../decide/judge.ts";
import { isAboutAction, rulesOf, type PolicyRule } from "../decide/policyRule.ts";
import { rightsOf, type RoleRights } from "../decide/roleRights.ts";
import { pageOf } from "../pages.ts";
import { checkIdentityPolicy } from "../policyRules.ts";
import { invalidInput, notSimulated, roleNotFound } from "../refusals.ts";

/** What a role's policies say of actions, for each resource by itself. Nobody is asked and nothing is kept of it. */
export const simulatePrincipalPolicy = reading(
  "iam",
  "SimulatePrincipalPolicy",
  (view, input: SimulatePrincipalPolicyRequest): SimulatePolicyResponse => {
    const rights = rightsToTry(view, input);
    const more = given("PolicyInputList", input.PolicyInputList);
    const boundary = input.PermissionsBoundaryPolicyInputList === undefined ? null : given("PermissionsBoundaryPolicyInputList", input.PermissionsBoundaryPolicyInputList);
    const facts = factsOfAsk({ roleArn: input.PolicySourceArn, context: contextOf(input) });
    const results = input.ActionNames.flatMap((action) => {
      const { layers } = rights.about(action);
      const about = (rules: readonly PolicyRule[]) => rules.filter((rule) => isAboutAction(rule, action));
      const asked = { identity: [...layers.identity, ...about(more)], boundary: boundary === null ? layers.boundary : about(boundary) };
      return (input.ResourceArns ?? ["*"]).map((resource) => resultOf(asked, { action, resource, facts }));
    });
    const { page, standing } = pageOf(results, input);
    return { EvaluationResults: page, ...standing };
  },
);

function rightsToTry(view: View, { PolicySourceArn, ActionNames, ...input }: SimulatePrincipalPolicyRequest): RoleRights {
  if (input.ResourcePolicy !== undefined) throw notSimulated("SimulatePrincipalPolicy with ResourcePolicy");
  if (input.CallerArn !== undefined) throw notSimulated("SimulatePrincipalPolicy with CallerArn");
  const bad = ActionNames.find((action) => !/^[\w-]+:[\w*?]+$/.test(action));
  if (bad !== undefined) throw invalidInput(`Invalid Action: ${bad}`); // Assumed wording.
  const rights = rightsOf(view, PolicySourceArn);
  if (rights === undefined) throw roleNotFound(PolicySourceArn.slice(PolicySourceArn.lastIndexOf("/") + 1));
  return rights;
}

function given(list: string, documents: readonly string[] = []): readonly PolicyRule[] {
  documents.forEach(checkIdentityPolicy);
  return documents.flatMap((document, i) => rulesOf(`${list}.${i + 1}`, document));
}

function contextOf({ ContextEntries = [] }: SimulatePrincipalPolicyRequest): Readonly<Record<string, string>> {
  const entries = ContextEntries.map(({ ContextKeyName = "", ContextKeyType = "string", ContextKeyValues = [] }) => {
    const isCompared = ["string", "boolean", "numeric"].includes(ContextKeyType);
    if (!isCompared || ContextKeyValues.length !== 1) throw notSimulated(`A ContextEntry of the type '${ContextKeyType}' with ${ContextKeyValues.length} values`);
    return [ContextKeyName, ContextKeyValues[0] ?? ""] as const;
  });
  return Object.fromEntries(entries);
}

function resultOf(layers: Layers, wanted: { readonly action: string; readonly resource: string; readonly facts: Facts }): EvaluationResult {
  const { decision, by, rules } = judge(layers, wanted);
  const keys = [...layers.identity, ...(layers.boundary ?? [])].flatMap(({ conditions }) => conditions.map(({ key }) => key));
  return {
    EvalActionName: wanted.action,
    EvalResourceName: wanted.resource,
    EvalDecision: decision,
    MatchedStatements: rules.map(describeRule),
    MissingContextValues: [...new Set(keys)].filter((key) => !wanted.facts.has(key)),
    ...(layers.boundary === null ? {} : { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: by !== "boundary" } }),
  };
}

function describeRule({ policy }: PolicyRule): Statement {
  return { SourcePolicyId: policy, SourcePolicyType: policy.startsWith("arn:aws:iam::aws:") ? "aws-managed" : policy.startsWith("arn:") ? "user-managed" : "role" };
}
