import type { Described } from "../../aws/recreate.ts";
import type { AccountReader } from "./accountReader.ts";
import { isDescribed, text } from "./parts.ts";

/** Who may do what, where logs go, and what is kept secret. */
export interface RoleAnswers {
  /** Without those that belong to AWS's services. */
  readonly roles: readonly { readonly described: Described; readonly attached: readonly string[]; readonly inline: readonly Described[] }[];
  readonly policies: readonly { readonly described: Described; readonly document: string }[];
  readonly profiles: readonly Described[];
  readonly logGroups: readonly Described[];
  /** Names of secrets and parameters: their values are nobody's to read here. */
  readonly secretNames: readonly string[];
  readonly parameterNames: readonly string[];
}

export async function readRoles(reader: AccountReader): Promise<RoleAnswers> {
  const roles = (await reader.list("iam", "ListRoles", {}, "Roles")).filter(({ Path }) => !text(Path).startsWith("/aws-service-role/"));
  const policies = await reader.list("iam", "ListPolicies", { Scope: "Local" }, "Policies");
  const profiles = await reader.list("iam", "ListInstanceProfiles", {}, "InstanceProfiles");
  const secrets = await reader.list("secretsmanager", "ListSecrets", {}, "SecretList");
  const parameters = await reader.list("ssm", "DescribeParameters", {}, "Parameters");
  return {
    roles: await reader.each(roles, (role) => readRole(reader, text(role["RoleName"]))),
    policies: await reader.each(policies, (policy) => readPolicy(reader, policy)),
    profiles: await reader.each(profiles, (profile) => member(reader, { operation: "GetInstanceProfile", input: { InstanceProfileName: profile["InstanceProfileName"] }, name: "InstanceProfile" })),
    logGroups: await reader.list("logs", "DescribeLogGroups", {}, "logGroups"),
    secretNames: secrets.map(({ Name }) => text(Name)),
    parameterNames: parameters.map(({ Name }) => text(Name)),
  };
}

async function readRole(reader: AccountReader, RoleName: string): Promise<RoleAnswers["roles"][number]> {
  const described = await member(reader, { operation: "GetRole", input: { RoleName }, name: "Role" });
  const attached = await reader.list("iam", "ListAttachedRolePolicies", { RoleName }, "AttachedPolicies");
  const names = await reader.texts("iam", "ListRolePolicies", { RoleName }, "PolicyNames");
  const inline = await reader.each(names, (PolicyName) => reader.one("iam", "GetRolePolicy", { RoleName, PolicyName }));
  return { described, attached: attached.map(({ PolicyArn }) => text(PolicyArn)), inline };
}

async function readPolicy(reader: AccountReader, { Arn, DefaultVersionId }: Described): Promise<RoleAnswers["policies"][number]> {
  const described = await member(reader, { operation: "GetPolicy", input: { PolicyArn: Arn }, name: "Policy" });
  const version = await member(reader, { operation: "GetPolicyVersion", input: { PolicyArn: Arn, VersionId: DefaultVersionId }, name: "PolicyVersion" });
  return { described, document: text(version["Document"]) };
}

async function member(reader: AccountReader, { operation, input, name }: { readonly operation: string; readonly input: Described; readonly name: string }): Promise<Described> {
  const found = (await reader.one("iam", operation, input))[name];
  return isDescribed(found) ? found : {};
}
