import { call } from "../../../../aws/generated/api.ts";
import type { Call, RightsExplanation, Rows } from "../../../../bridge/protocol.ts";
import { nameIn } from "../../../store/names.ts";

type DecisionRow = Rows["iam.decisions"];
type RoleRow = Rows["iam.roles"];

/** What would allow a denied call: a statement to add, or the one that denies it to take away, and the call that does it. */
export interface Allowing {
  readonly statement: object;
  readonly isAdded: boolean;
  /** What stands over the statement. */
  readonly title: string;
  readonly call: Call;
}

/** null: no single statement is in the way; the message says what is. */
export function allowing(rights: RightsExplanation, { action }: Pick<DecisionRow, "action">, role: RoleRow): Allowing | null {
  const { outcome, wouldAllow, isOutOfBounds } = rights;
  if (isOutOfBounds || outcome === "allowed" || outcome === "noRole") return null;
  if (outcome === "explicitDeny") return withoutDenial(rights, role);
  if (wouldAllow === null) return null;
  if (outcome === "cannotAssume") {
    const PolicyDocument = withStatement(role.assumeRolePolicyDocument, wouldAllow);
    return { statement: wouldAllow, isAdded: true, title: "This statement in the trust policy would allow it", call: call("iam", "UpdateAssumeRolePolicy", { RoleName: role.roleName, PolicyDocument }) };
  }
  const statement = forAllAlike(wouldAllow);
  const PolicyName = `allow-${action.replace(":", "-")}`;
  const before = role.inlinePolicies.find(({ policyName }) => policyName === PolicyName)?.document ?? null;
  const PolicyDocument = withStatement(before, statement);
  return { statement, isAdded: true, title: "This statement would allow it", call: call("iam", "PutRolePolicy", { RoleName: role.roleName, PolicyName, PolicyDocument }) };
}

/** Of a policy that is the role's own only the statement is taken away; one that others share is detached from it. */
function withoutDenial({ statements }: RightsExplanation, role: RoleRow): Allowing | null {
  const [denial] = statements;
  if (denial === undefined) return null;
  const { policy, statement } = denial;
  const RoleName = role.roleName;
  const own = role.inlinePolicies.find(({ policyName }) => policyName === policy);
  const offer = { statement, isAdded: false, title: `This statement of ${nameIn(policy)} denies it` };
  if (own === undefined) return { ...offer, call: call("iam", "DetachRolePolicy", { RoleName, PolicyArn: policy }) };
  const others = statementsIn(own.document).filter((one) => JSON.stringify(one) !== JSON.stringify(statement));
  if (others.length === 0) return { ...offer, call: call("iam", "DeleteRolePolicy", { RoleName, PolicyName: policy }) };
  return { ...offer, call: call("iam", "PutRolePolicy", { RoleName, PolicyName: policy, PolicyDocument: documentOf(own.document, others) }) };
}

/** Container instances and tasks come and go, and have one role for many: the statement is for all of their cluster. */
function forAllAlike(statement: object): object {
  if (!("Resource" in statement) || typeof statement.Resource !== "string") return statement;
  return { ...statement, Resource: statement.Resource.replace(/(:(?:container-instance|task)\/[^/]+)\/[0-9a-f]{32}$/, "$1/*") };
}

/** A policy with one statement more; null: there was none yet. */
function withStatement(document: string | null, statement: object): string {
  return documentOf(document, [...(document === null ? [] : statementsIn(document)), statement]);
}

/** A policy with other statements. */
function documentOf(before: string | null, Statement: readonly unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", ...(before === null ? {} : fieldsIn(before)), Statement });
}

function statementsIn(document: string): readonly unknown[] {
  const fields = fieldsIn(document);
  const statements: unknown = "Statement" in fields ? fields.Statement : [];
  return Array.isArray(statements) ? statements : [statements];
}

function fieldsIn(document: string): object {
  const parsed: unknown = JSON.parse(document);
  return typeof parsed === "object" && parsed !== null ? parsed : {};
}
