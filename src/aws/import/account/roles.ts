import type { InstanceProfileDescription, LogGroupDescription, PolicyDescription, RoleDescription } from "../../account/roles.ts";
import { awsPolicyArn, iamArn, parseArn } from "../../arn.ts";
import { AWS_POLICIES } from "../../awsPolicies.ts";
import { readPolicy, SyntaxProblem } from "../../rules/policyDocument.ts";
import { fieldOf, type Fields, isFields, partOf, partsOf, tagsOf, textOf, wholeOf } from "./fields.ts";
import type { Item, Items } from "./items.ts";
import type { Report, Spot } from "./remark.ts";
import type { Times } from "./times.ts";

interface Around {
  readonly items: Items;
  readonly times: Times;
  readonly report: Report;
}

/** What a text describes of IAM, and the log groups. */
export class RolesDraft {
  readonly policies: PolicyDescription[] = [];
  readonly roles: RoleDescription[] = [];
  readonly instanceProfiles: InstanceProfileDescription[] = [];
  readonly #around: Around;
  readonly #seen = new Set<string>();
  readonly #known = new Set(AWS_POLICIES.map(({ path, policyName }) => awsPolicyArn(path, policyName)));

  constructor(around: Around) {
    this.#around = around;
    for (const item of around.items.policy) this.#policy(item);
    for (const item of around.items.role) this.#role(item);
    for (const item of around.items.instanceProfile) this.#profile(item);
  }

  #policy({ fields, options: _options, ...spot }: Item): void {
    const { report, items, times } = this.#around;
    const arn = textOf(fields, "Arn", 2_048);
    const policyName = textOf(fields, "PolicyName", 128);
    const path = pathIn(fields);
    const what = `Policy ${policyName ?? ""}`;
    // AWS's own are here already.
    if (arn?.startsWith("arn:aws:iam::aws:") === true) return;
    const version = items.policyVersion.find((one) => one.options.get("policy-arn") === arn)?.fields ?? partsOf(fields, "PolicyVersionList").find((one) => fieldOf(one, "IsDefaultVersion") === true) ?? {};
    const document = documentIn(version, "Document");
    if (policyName === undefined || !NAME.test(policyName) || document === undefined) return report.leftOut(spot, what, "Its document is not said (get-policy-version tells it), or cannot be read.");
    if (!this.#isNew(`policy ${policyName.toLowerCase()}`) || this.policies.length >= POLICIES) return report.leftOut(spot, what, "There is another by that name.");
    this.#known.add(iamArn(`policy${path}${policyName}`));
    this.policies.push({ policyName, path, description: textOf(fields, "Description", 1_000) ?? null, document, tags: tagsOf(fields, "Tags"), createdAgo: times.since(fields, "CreateDate") });
    report.used(spot, what);
  }

  #role({ fields, options: _options, ...spot }: Item): void {
    const { report, times } = this.#around;
    const roleName = textOf(fields, "RoleName", 64);
    const path = pathIn(fields);
    const what = `Role ${roleName ?? ""}`;
    const trust = documentIn(fields, "AssumeRolePolicyDocument");
    if (roleName === undefined || !NAME.test(roleName) || trust === undefined) return report.leftOut(spot, what, "Its trust policy cannot be read.");
    if (path.startsWith("/aws-service-role/") && roleName !== "AWSServiceRoleForECS") return report.leftOut(spot, what, "It is a service-linked role of a service that is not simulated, or needs none.");
    if (!this.#isNew(`role ${roleName.toLowerCase()}`) || this.roles.length >= ROLES) return report.leftOut(spot, what, "There is another by that name.");
    this.roles.push({
      roleName,
      path,
      description: textOf(fields, "Description", 1_000) ?? null,
      assumeRolePolicyDocument: trust,
      maxSessionSeconds: wholeOf(fields, "MaxSessionDuration", { least: 3_600, most: 43_200 }) ?? 3_600,
      permissionsBoundaryArn: this.#managed([partOf(fields, "PermissionsBoundary")], "PermissionsBoundaryArn", { spot, what })[0] ?? null,
      attachedPolicyArns: this.#attachedTo(roleName, fields, { spot, what }),
      inlinePolicies: this.#inlineOf(roleName, fields, { spot, what }),
      tags: tagsOf(fields, "Tags"),
      createdAgo: times.since(fields, "CreateDate"),
    });
    report.used(spot, what);
  }

  /** null: nobody asked for them. */
  #attachedTo(roleName: string, fields: Fields, place: { readonly spot: Spot; readonly what: string }): readonly string[] | null {
    const { items, report } = this.#around;
    const asked = items.attachedPolicies.find((one) => one.options.get("role-name") === roleName)?.fields;
    if (asked !== undefined || Array.isArray(fieldOf(fields, "AttachedManagedPolicies"))) {
      return this.#managed([...partsOf(asked ?? {}, "AttachedPolicies"), ...partsOf(fields, "AttachedManagedPolicies")], "PolicyArn", place).slice(0, POLICIES_PER_ROLE);
    }
    report.assumed(place.spot, place.what, "Its policies are not said (list-attached-role-policies tells them): it has what such a role needs to run what runs.");
    return null;
  }

  /** The managed policies that are here, by the ARNs that they have here. */
  #managed(list: readonly Fields[], member: string, { spot, what }: { readonly spot: Spot; readonly what: string }): readonly string[] {
    const arns = list.flatMap((one) => textOf(one, member, 2_048) ?? []);
    const own = arns.map((arn) => (arn.startsWith("arn:aws:iam::aws:") ? arn : iamArn(parseArn(arn)?.resource ?? "")));
    for (const arn of own) if (!this.#known.has(arn)) this.#around.report.leftOut(spot, what, `Its policy ${arn.slice(arn.lastIndexOf("/") + 1)} is not described, and none that is known here.`);
    return [...new Set(own)].filter((arn) => this.#known.has(arn));
  }

  #inlineOf(roleName: string, fields: Fields, { spot, what }: { readonly spot: Spot; readonly what: string }): RoleDescription["inlinePolicies"] {
    const found = this.#around.items.inlinePolicy.filter((one) => textOf(one.fields, "RoleName") === roleName).map((one) => one.fields);
    const policies = new Map<string, string>();
    for (const one of [...found, ...partsOf(fields, "RolePolicyList")]) {
      const [policyName, document] = [textOf(one, "PolicyName", 128), documentIn(one, "PolicyDocument")];
      if (policyName !== undefined && NAME.test(policyName) && document !== undefined && policies.size < INLINE_POLICIES) policies.set(policyName, document);
      else this.#around.report.leftOut(spot, what, `Its policy ${policyName ?? ""} cannot be read.`);
    }
    return [...policies].map(([policyName, document]) => ({ policyName, document }));
  }

  #profile({ fields, options: _options, ...spot }: Item): void {
    const { report, times } = this.#around;
    const instanceProfileName = textOf(fields, "InstanceProfileName", 128);
    const what = `Instance profile ${instanceProfileName ?? ""}`;
    if (instanceProfileName === undefined || !NAME.test(instanceProfileName) || !this.#isNew(`profile ${instanceProfileName.toLowerCase()}`) || this.instanceProfiles.length >= ROLES) return report.leftOut(spot, what, "Its name cannot be read, or another has it.");
    const [role] = partsOf(fields, "Roles");
    const named = textOf(role ?? {}, "RoleName", 64);
    // It holds its role as that is described in full, or else as it is told here.
    if (role !== undefined && named !== undefined && !this.#seen.has(`role ${named.toLowerCase()}`)) this.#role({ ...spot, fields: role, options: new Map() });
    const roleName = this.roles.find((one) => one.roleName.toLowerCase() === named?.toLowerCase())?.roleName ?? null;
    this.instanceProfiles.push({ instanceProfileName, path: pathIn(fields), roleName, tags: tagsOf(fields, "Tags"), createdAgo: times.since(fields, "CreateDate") });
    report.used(spot, what);
  }

  #isNew(key: string): boolean {
    return this.#seen.size < this.#seen.add(key).size;
  }
}

const NAME = /^[\w+=,.@-]+$/;
const ROLES = 900;
const POLICIES = 1_400;
const POLICIES_PER_ROLE = 10;
const INLINE_POLICIES = 30;

function pathIn(fields: Fields): string {
  const path = textOf(fields, "Path", 512) ?? "/";
  return /^\/(?:[\x21-\x7e]*\/)?$/.test(path) ? path : "/";
}

/** A policy, which the command line shows as JSON and the API encodes; undefined: there is none, or it cannot be read. */
function documentIn(fields: Fields, member: string): string | undefined {
  const value = fieldOf(fields, member);
  const text = isFields(value) ? JSON.stringify(value) : typeof value === "string" && value.length <= LONGEST ? decoded(value) : undefined;
  return text !== undefined && text.length <= LONGEST && isPolicy(text) ? text : undefined;
}

/** IAM user guide, "IAM and AWS STS quotas": the policies of a role together. */
const LONGEST = 30_000;

function decoded(text: string): string {
  try {
    return text.startsWith("%") ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

function isPolicy(text: string): boolean {
  try {
    readPolicy(text);
    return true;
  } catch (thrown) {
    if (thrown instanceof SyntaxProblem) return false;
    throw thrown;
  }
}

/** The log groups that a text describes. */
export function logGroupsIn(items: Items, report: Report): readonly LogGroupDescription[] {
  return items.logGroup.slice(0, LOG_GROUPS).flatMap(({ fields, options: _options, ...spot }): readonly LogGroupDescription[] => {
    const logGroupName = textOf(fields, "logGroupName", 512);
    if (logGroupName === undefined || !/^[A-Za-z0-9_./#-]+$/.test(logGroupName)) return [];
    report.used(spot, `Log group ${logGroupName}`);
    return [{ logGroupName, retentionInDays: wholeOf(fields, "retentionInDays", { least: 1, most: 3_653 }) ?? null, tags: {}, createdAgo: 0 }];
  });
}

const LOG_GROUPS = 2_000;
