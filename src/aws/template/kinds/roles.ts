import { awsPolicyArn, iamArn } from "../../arn.ts";
import { AWS_POLICIES } from "../../awsPolicies.ts";
import { isMembers } from "../../import/candidates.ts";
import { answered, isOpen, referenced } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { addFitted } from "../fitted.ts";
import { knownText, textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";

/** Roles and profiles that every account has from its beginning. */
const USUAL: ReadonlySet<string> = new Set(["ecsInstanceRole", "ecsTaskExecutionRole"]);

/** A role with the policies that are attached to it or written into it. */
export function role(draft: Draft, resource: Resource): void {
  const { RoleName, AssumeRolePolicyDocument, ManagedPolicyArns, Policies, ...properties } = draft.propertiesOf(resource);
  const name = knownText(RoleName) ?? resource.id;
  if (USUAL.has(name)) return isThereAlready(draft, resource, { name, kind: "role" });
  const trust = documentOf(AssumeRolePolicyDocument);
  if (trust === "") return draft.leftOut(resource, "AssumeRolePolicyDocument: nobody is trusted to take the role, and without that there is none.");
  const step = addFitted(draft, resource, { service: "iam", operation: "CreateRole", properties: { RoleName: name, AssumeRolePolicyDocument: trust, ...properties } });
  draft.means(resource.id, { Ref: name, Arn: answered(step, "Role.Arn"), RoleId: answered(step, "Role.RoleId") });
  draft.used(resource);
  for (const arn of listOf(ManagedPolicyArns)) attach(draft, resource, { name, arn: textOf(arn) });
  for (const policy of listOf(Policies)) if (isMembers(policy)) write(draft, resource, { name, policy });
}

/** The policy alone: the roles that it names may speak of it. */
export function managedPolicy(draft: Draft, resource: Resource): void {
  const { ManagedPolicyName, PolicyDocument, Roles: _roles, Users: _users, Groups: _groups, ...properties } = draft.propertiesOf(resource);
  const PolicyName = knownText(ManagedPolicyName) ?? resource.id;
  const step = addFitted(draft, resource, { service: "iam", operation: "CreatePolicy", properties: { PolicyName, PolicyDocument: documentOf(PolicyDocument), ...properties } });
  draft.means(resource.id, { Ref: answered(step, "Policy.Arn"), Arn: answered(step, "Policy.Arn"), PolicyArn: answered(step, "Policy.Arn"), PolicyId: answered(step, "Policy.PolicyId") });
  draft.used(resource);
}

/** Those whom a policy of its own is attached to. */
export function managedPolicyUsers(draft: Draft, resource: Resource): void {
  const { Roles, Users, Groups } = draft.propertiesOf(resource);
  const arn = textOf(draft.propertiesOf({ ...resource, properties: { arn: referenced(resource.id, "PolicyArn") } })["arn"]);
  for (const name of listOf(Roles)) attach(draft, resource, { name: textOf(name), arn });
  leaveOutPeople(draft, resource, [Users, Groups]);
}

/** A policy that is written into roles: CloudFormation's with a list of them, or with one. */
export function inlinePolicy(draft: Draft, resource: Resource): void {
  const { Roles, RoleName, Users, Groups, ...policy } = draft.propertiesOf(resource);
  const names = [...listOf(Roles), ...listOf(RoleName)].map(textOf).filter((name) => name !== "");
  for (const name of names) write(draft, resource, { name, policy: { PolicyName: resource.id, ...policy } });
  if (names.length > 0) draft.used(resource);
  leaveOutPeople(draft, resource, [Users, Groups]);
}

export function attachment(draft: Draft, resource: Resource): void {
  const { RoleName, PolicyArn } = draft.propertiesOf(resource);
  if (attach(draft, resource, { name: textOf(RoleName), arn: textOf(PolicyArn) })) draft.used(resource);
}

export function instanceProfile(draft: Draft, resource: Resource): void {
  const { InstanceProfileName, Path, Roles } = draft.propertiesOf(resource);
  const name = knownText(InstanceProfileName) ?? resource.id;
  if (USUAL.has(name)) return isThereAlready(draft, resource, { name, kind: "instance-profile" });
  const path = knownText(Path);
  const input = { InstanceProfileName: name, ...(path === undefined ? {} : { Path: path }) };
  const step = draft.add(resource.id, { service: "iam", operation: "CreateInstanceProfile", input });
  draft.means(resource.id, { Ref: name, Arn: answered(step, "InstanceProfile.Arn") });
  draft.used(resource);
  for (const one of listOf(Roles).map(textOf)) {
    if (one !== "") draft.add(`${resource.id}-role`, { service: "iam", operation: "AddRoleToInstanceProfile", input: { InstanceProfileName: name, RoleName: one } });
  }
}

function isThereAlready(draft: Draft, resource: Resource, { name, kind }: { readonly name: string; readonly kind: string }): void {
  draft.means(resource.id, { Ref: name, Arn: iamArn(`${kind}/${name}`) });
  draft.assumed(resource, `${name} is there from the beginning, with what AWS gives it.`);
}

/** False when the account has no such policy. */
function attach(draft: Draft, resource: Resource, { name, arn }: { readonly name: string; readonly arn: string }): boolean {
  if (name === "" || (!isOpen(arn) && !isOfAws(arn))) {
    draft.leftOut(resource, `The policy ${arn} is not known here, and is attached to nobody.`);
    return false;
  }
  draft.add(`${resource.id}-policy`, { service: "iam", operation: "AttachRolePolicy", input: { RoleName: name, PolicyArn: arn } });
  return true;
}

const isOfAws = (arn: string): boolean => AWS_POLICIES.some(({ path, policyName }) => arn === awsPolicyArn(path, policyName));

function write(draft: Draft, resource: Resource, { name, policy }: { readonly name: string; readonly policy: Readonly<Record<string, unknown>> }): void {
  const input = { RoleName: name, PolicyName: knownText(policy["PolicyName"]) ?? resource.id, PolicyDocument: documentOf(policy["PolicyDocument"]) };
  draft.add(`${resource.id}-policy`, { service: "iam", operation: "PutRolePolicy", input });
}

function leaveOutPeople(draft: Draft, resource: Resource, people: readonly unknown[]): void {
  if (people.some((list) => listOf(list).length > 0)) draft.leftOut(resource, "Users and groups are not simulated.");
}

/** A policy as IAM takes it: a text. Templates have it as one, or as what it holds. */
function documentOf(value: unknown): string {
  return isMembers(value) ? JSON.stringify(value) : textOf(value);
}
