import type { Described } from "../../aws/recreate.ts";
import { answered } from "../../aws/template/answered.ts";
import { awsPolicyArn } from "../../aws/arn.ts";
import { trustPolicy } from "../../aws/trustPolicy.ts";
import type { Tables } from "../store/replica.ts";
import { list, text } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { RoleAnswers } from "./readRoles.ts";

/** What every account has, with the one policy that is attached to it. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ["ecsInstanceRole", awsPolicyArn("/service-role/", "AmazonEC2ContainerServiceforEC2Role")],
  ["ecsTaskExecutionRole", awsPolicyArn("/service-role/", "AmazonECSTaskExecutionRolePolicy")],
]);

/** Policies first, for they may be a role's boundary; then roles, and the profiles that hold them. */
export function roles(writer: PlanWriter, account: RoleAnswers): void {
  for (const { described, document } of account.policies) {
    const { PolicyName, Arn } = described;
    const input = { PolicyName, PolicyDocument: decoded(document), ...own(described) };
    writer.means(Arn, answered(writer.add(`policy-${text(PolicyName)}`, { service: "iam", operation: "CreatePolicy", input }), "Policy.Arn"));
  }
  for (const role of account.roles) roleOf(writer, role);
  for (const name of USUAL.keys()) {
    if (!account.roles.some(({ described }) => described["RoleName"] === name)) writer.leftOut.push(`That ${name} was deleted: elsewhere it stands.`);
  }
  for (const profile of account.profiles) profileOf(writer, profile);
}

function roleOf(writer: PlanWriter, { described, attached, inline }: RoleAnswers["roles"][number]): void {
  const { RoleName, Arn, AssumeRolePolicyDocument, MaxSessionDuration, PermissionsBoundary } = described;
  const name = text(RoleName);
  const usual = USUAL.get(name);
  const iam = (operation: string, input: Described) => writer.add(`role-${name}`, { service: "iam", operation, input });
  const document = decoded(AssumeRolePolicyDocument);
  if (usual === undefined) {
    const boundary = text((PermissionsBoundary as Described | undefined)?.["PermissionsBoundaryArn"]);
    const session = MaxSessionDuration === USUAL_SESSION_SECONDS ? {} : { MaxSessionDuration };
    const input = { RoleName, AssumeRolePolicyDocument: document, ...own(described), ...session, ...(boundary === "" ? {} : { PermissionsBoundary: boundary }) };
    writer.means(Arn, answered(iam("CreateRole", input), "Role.Arn"));
  } else if (!isUsualTrust(name, document)) iam("UpdateAssumeRolePolicy", { RoleName, PolicyDocument: document });
  if (usual !== undefined && !attached.includes(usual)) iam("DetachRolePolicy", { RoleName, PolicyArn: usual });
  for (const PolicyArn of attached) if (PolicyArn !== usual) iam("AttachRolePolicy", { RoleName, PolicyArn });
  for (const { PolicyName, PolicyDocument } of inline) iam("PutRolePolicy", { RoleName, PolicyName, PolicyDocument: decoded(PolicyDocument) });
}

/** In seconds; API reference, CreateRole. */
const USUAL_SESSION_SECONDS = 3600;

/** Whether a usual role trusts whom it trusts from the first. */
function isUsualTrust(name: string, document: string): boolean {
  return document === trustPolicy(name === "ecsInstanceRole" ? "ec2.amazonaws.com" : "ecs-tasks.amazonaws.com");
}

function profileOf(writer: PlanWriter, profile: Described): void {
  const { InstanceProfileName } = profile;
  const name = text(InstanceProfileName);
  const held = list(profile["Roles"]).map(({ RoleName }) => text(RoleName));
  const iam = (operation: string, input: Described) => writer.add(`profile-${name}`, { service: "iam", operation, input: { InstanceProfileName, ...input } });
  const isUsual = name === "ecsInstanceRole";
  if (!isUsual) iam("CreateInstanceProfile", own(profile));
  if (isUsual && !held.includes(name)) iam("RemoveRoleFromInstanceProfile", { RoleName: name });
  for (const RoleName of held) if (!isUsual || RoleName !== name) iam("AddRoleToInstanceProfile", { RoleName });
}

/** What roles, policies and profiles are made with alike. */
function own({ Path, Description, Tags }: Described): Described {
  return {
    ...(Path === "/" || Path === undefined ? {} : { Path }),
    ...(Description === undefined ? {} : { Description }),
    ...(list(Tags).length === 0 ? {} : { Tags }),
  };
}

/** IAM answers documents as they stand in an address. */
function decoded(document: unknown): string {
  return decodeURIComponent(text(document));
}

/** Log groups, and what of secrets is left out. */
export function logGroups(writer: PlanWriter, { logGroups: groups, secretNames, parameterNames }: RoleAnswers, tables: Pick<Tables, "logs.groups">): void {
  for (const { logGroupName, retentionInDays } of groups) {
    const tags = tables["logs.groups"].get(text(logGroupName))?.tags ?? {};
    const id = `logs-${text(logGroupName)}`;
    writer.add(id, { service: "logs", operation: "CreateLogGroup", input: { logGroupName, ...(Object.keys(tags).length === 0 ? {} : { tags }) } });
    if (retentionInDays !== undefined) writer.add(`${id}-retention`, { service: "logs", operation: "PutRetentionPolicy", input: { logGroupName, retentionInDays } });
  }
  if (secretNames.length > 0) writer.leftOut.push(`Secrets, for their values are not told: ${secretNames.join(", ")}.`);
  if (parameterNames.length > 0) writer.leftOut.push(`Parameters, for their values are not told: ${parameterNames.join(", ")}.`);
}
