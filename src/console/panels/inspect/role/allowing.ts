import { call } from "../../../../aws/generated/api.ts";
import type { Call, RightsExplanation, Rows } from "../../../../bridge/protocol.ts";

type DecisionRow = Rows["iam.decisions"];
type RoleRow = Rows["iam.roles"];

/** What would allow a denied call: the statement, where it belongs, and the call that puts it there. */
export interface Allowing {
  readonly statement: object;
  /** What stands over the statement. */
  readonly title: string;
  readonly call: Call;
}

/** null: no statement that is added allows it, for something else stands in the way; the message says what. */
export function allowing({ outcome, wouldAllow, isOutOfBounds }: RightsExplanation, { action }: Pick<DecisionRow, "action">, role: RoleRow): Allowing | null {
  if (wouldAllow === null || isOutOfBounds || outcome === "allowed" || outcome === "noRole") return null;
  if (outcome === "cannotAssume") {
    const PolicyDocument = withStatement(role.assumeRolePolicyDocument, wouldAllow);
    return { statement: wouldAllow, title: "This statement in the trust policy would allow it", call: call("iam", "UpdateAssumeRolePolicy", { RoleName: role.roleName, PolicyDocument }) };
  }
  const statement = forAllAlike(wouldAllow);
  const PolicyName = `allow-${action.replace(":", "-")}`;
  const before = role.inlinePolicies.find(({ policyName }) => policyName === PolicyName)?.document ?? null;
  const PolicyDocument = withStatement(before, statement);
  return { statement, title: "This statement would allow it", call: call("iam", "PutRolePolicy", { RoleName: role.roleName, PolicyName, PolicyDocument }) };
}

/** Container instances and tasks come and go, and have one role for many: the statement is for all of their cluster. */
function forAllAlike(statement: object): object {
  if (!("Resource" in statement) || typeof statement.Resource !== "string") return statement;
  return { ...statement, Resource: statement.Resource.replace(/(:(?:container-instance|task)\/[^/]+)\/[0-9a-f]{32}$/, "$1/*") };
}

/** A policy with one statement more; null: there was none yet. */
function withStatement(document: string | null, statement: object): string {
  const parsed: unknown = document === null ? null : JSON.parse(document);
  const before = typeof parsed === "object" && parsed !== null ? parsed : {};
  const statements: unknown = "Statement" in before ? before.Statement : [];
  const Statement = [...(Array.isArray(statements) ? statements : [statements]), statement];
  return JSON.stringify({ Version: "2012-10-17", ...before, Statement });
}
