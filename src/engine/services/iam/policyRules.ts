import { ACCOUNT_ID } from "../../../aws/region.ts";
import { parseArn } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import { readPolicy, SyntaxProblem, textsOf, type PolicyDocument, type Statement } from "../../../aws/rules/policyDocument.ts";
import { malformed } from "./refusals.ts";
import { keyOf, roles } from "./tables.ts";

// Wordings and their order are observed by way of the moto project, which tried them on the service; where it says
// nothing of trust policies, they are from published answers.

/** Refuses what is no identity policy. */
export function checkIdentityPolicy(text: string): void {
  const { version, statements } = read(text, "Syntax errors in policy.");
  if (version !== "2012-10-17") throw malformed("Policy document must be version 2012-10-17 or greater.");
  if (statements.some(({ effect }) => !isEffect(effect))) throw malformed("The policy failed legacy parsing");
  checkSids(statements);
  if (statements.some((statement) => textsOf(statement, "Action", "NotAction").length === 0)) throw malformed("Policy statement must contain actions.");
  for (const statement of statements) textsOf(statement, "Resource", "NotResource").forEach(checkResource);
  for (const statement of statements) textsOf(statement, "Action", "NotAction").forEach(checkAction);
  if (statements.some(({ fields }) => fields["Principal"] !== undefined || fields["NotPrincipal"] !== undefined)) {
    throw malformed("Policy document should not specify a principal.");
  }
  if (statements.some((statement) => textsOf(statement, "Resource", "NotResource").length === 0)) throw malformed("Policy statement must contain resources.");
}

/** Refuses what is no trust policy of a role. */
export function checkTrustPolicy(view: View, text: string): void {
  const { statements } = read(text, "This policy contains invalid Json");
  checkSids(statements);
  for (const { fields, effect } of statements) {
    if (fields["Resource"] !== undefined || fields["NotResource"] !== undefined) throw malformed("Has prohibited field Resource");
    if (effect === undefined) throw malformed("Missing required field Effect");
    if (!isEffect(effect)) throw malformed(`Invalid effect: ${String(effect)}`); // Assumed wording.
    if (fields["Principal"] === undefined && fields["NotPrincipal"] === undefined) throw malformed("Missing required field Principal");
    if (fields["Action"] === undefined && fields["NotAction"] === undefined) throw malformed("Missing required field Action");
  }
  for (const statement of statements) {
    if (!textsOf(statement, "Action", "NotAction").every((action) => ASSUMING.test(action))) {
      throw malformed("Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity");
    }
    checkPrincipals(view, statement);
  }
}

const ASSUMING = /^sts:(?:AssumeRole(?:WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity|SetContext|\*)$/i;

function read(text: string, noJson: string): PolicyDocument {
  try {
    return readPolicy(text);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxProblem)) throw thrown;
    throw malformed(thrown.isNoJson ? noJson : "Syntax errors in policy.");
  }
}

function checkSids(statements: readonly Statement[]): void {
  const sids = statements.map(({ sid }) => sid).filter((sid) => sid !== null && sid !== "");
  if (new Set(sids).size < sids.length) throw malformed("Statement IDs (SID) in a single policy must be unique.");
}

function checkAction(action: string): void {
  if (action === "*") return;
  const [vendor = "", ...rest] = action.split(":");
  if (rest.length === 0) throw malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
  if (rest.length > 1) throw malformed("Actions/Condition can contain only one colon.");
  if (!/^[A-Za-z0-9.-]+$/.test(vendor) && vendor !== "*") throw malformed(`Vendor ${vendor} is not valid`);
}

const PARTITIONS = new Set(["*", "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b"]);

function checkResource(resource: string): void {
  if (resource === "*") return;
  const [, partition, ...rest] = resource.split(":");
  if (partition === undefined) throw malformed(`Resource ${resource} must be in ARN format or "*".`);
  if (!PARTITIONS.has(partition)) {
    const [service = "*", region = "*", account = "*", ...name] = rest;
    throw malformed(`Partition "${partition}" is not valid for resource "arn:${partition}:${service}:${region}:${account}:${name.join(":") || "*"}".`);
  }
  if (rest.length === 0) throw malformed("Resource vendor must be fully qualified and cannot contain regexes.");
  if (rest.length < 4) throw malformed("The policy failed legacy parsing");
}

function checkPrincipals(view: View, { fields }: Statement): void {
  const given = fields["Principal"] ?? fields["NotPrincipal"];
  if (typeof given !== "object" || given === null) return;
  for (const [kind, names] of Object.entries(given as Readonly<Record<string, unknown>>)) {
    for (const name of [names].flat()) {
      if (typeof name === "string" && isPrincipal(view, kind, name)) continue;
      throw malformed(`Invalid principal in policy: "${kind.toUpperCase()}":"${String(name)}"`);
    }
  }
}

function isPrincipal(view: View, kind: string, name: string): boolean {
  switch (kind) {
    case "AWS":
      return name === "*" || /^\d{12}$/.test(name) || isOfIam(view, name);
    case "Service":
      return isService(name);
    case "Federated":
    case "CanonicalUser":
      return name !== "";
    default:
      return false;
  }
}

/** An account, user or role. That a role of this account must exist is documented; who is in others nobody knows here. */
function isOfIam(view: View, arn: string): boolean {
  const { service = "", accountId = "", resource = "" } = parseArn(arn) ?? {};
  if (service === "sts") return resource.startsWith("assumed-role/");
  if (service !== "iam" || !/^(?:root$|user\/|role\/)/.test(resource)) return false;
  if (accountId !== ACCOUNT_ID || !resource.startsWith("role/")) return true;
  return view.find(roles, keyOf(resource.slice(resource.lastIndexOf("/") + 1))) !== undefined;
}

/** ECS's principals are known all; of other services the form alone. AWS knows theirs too, so this is less than it checks. */
function isService(name: string): boolean {
  if (name.startsWith("ecs")) return ECS_PRINCIPALS.has(name);
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:amazonaws\.com(?:\.cn)?|amazon\.com)$/.test(name);
}

const ECS_PRINCIPALS = new Set(["ecs.amazonaws.com", "ecs-tasks.amazonaws.com", "ecs.application-autoscaling.amazonaws.com"]);

const isEffect = (effect: unknown): boolean => effect === "Allow" || effect === "Deny";
