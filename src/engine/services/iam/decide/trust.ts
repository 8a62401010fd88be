import { ACCOUNT_ID, REGION } from "../../../../aws/region.ts";
import { readPolicy, textsOf, type Statement } from "../../../../aws/rules/policyDocument.ts";
import { conditionsOf, holds } from "./condition.ts";
import { factsOf } from "./facts.ts";
import { fits } from "./fits.ts";

/** Whether a trust policy lets a service assume its role. */
export function trusts(document: string, servicePrincipal: string): boolean {
  // Whose behalf a service acts on. ECS names no cluster (its developer guide, "Task IAM role"): the ARN ends in a star.
  const facts = factsOf({ "aws:SourceAccount": ACCOUNT_ID, "aws:SourceArn": `arn:aws:ecs:${REGION}:${ACCOUNT_ID}:*` });
  const speaking = readPolicy(document).statements.filter(
    (statement) => isAboutAssuming(statement) && namesService(statement, servicePrincipal) && conditionsOf(statement).every((condition) => holds(condition, facts)),
  );
  return speaking.some(({ effect }) => effect === "Allow") && !speaking.some(({ effect }) => effect === "Deny");
}

function isAboutAssuming(statement: Statement): boolean {
  const isExcept = statement.fields["NotAction"] !== undefined;
  const named = textsOf(statement, "Action", "NotAction").some((action) => fits(action.toLowerCase(), "sts:assumerole"));
  return named !== isExcept;
}

function namesService({ fields }: Statement, servicePrincipal: string): boolean {
  const { Principal, NotPrincipal } = fields;
  return NotPrincipal === undefined ? isNamed(Principal, servicePrincipal) : !isNamed(NotPrincipal, servicePrincipal);
}

/** `*` is everybody, services too; `{ AWS: "*" }` is every account. */
function isNamed(principal: unknown, servicePrincipal: string): boolean {
  if (principal === "*") return true;
  const services = typeof principal === "object" && principal !== null && "Service" in principal ? principal.Service : undefined;
  return Array.isArray(services) ? services.includes(servicePrincipal) : services === servicePrincipal;
}
