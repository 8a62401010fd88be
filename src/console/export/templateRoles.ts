import type { Described } from "../../aws/recreate.ts";
import { isOpen } from "../../aws/template/answered.ts";
import { readJson } from "../../lib/readJson.ts";
import { valueOf } from "../../lib/jsonTree.ts";
import { isDescribed, text } from "./parts.ts";
import type { TemplateStep, TemplateWriter } from "./templateWriter.ts";

type Write = (writer: TemplateWriter, step: TemplateStep) => void;

/** Roles with their policies, which are properties of theirs. */
export const ROLES: Readonly<Record<string, Write>> = {
  CreatePolicy: policy,
  CreateRole: (writer, { id, input }) => {
    writer.named("role", input["RoleName"], writer.resource(id, { type: "AWS::IAM::Role", properties: { ...input, AssumeRolePolicyDocument: document(input["AssumeRolePolicyDocument"]) } }));
  },
  AttachRolePolicy: attach,
  PutRolePolicy: inline,
  DetachRolePolicy: (writer) => writer.leftOut.add(USUAL),
  UpdateAssumeRolePolicy: (writer) => writer.leftOut.add(USUAL),
  CreateInstanceProfile: (writer, { id, input: { Tags, ...input } }) => {
    if (Tags !== undefined) writer.leftOut.add("tags of instance profiles and policies");
    writer.named("profile", input["InstanceProfileName"], writer.resource(id, { type: "AWS::IAM::InstanceProfile", properties: { ...input, Roles: [] } }));
  },
  AddRoleToInstanceProfile: (writer, { input }) => {
    const profile = writer.resourceNamed("profile", input["InstanceProfileName"]);
    if (!writer.addTo(profile, "Roles", writer.byName("role", input["RoleName"]))) writer.leftOut.add(USUAL);
  },
  RemoveRoleFromInstanceProfile: (writer) => writer.leftOut.add(USUAL),
};

const USUAL = "what was changed of ecsInstanceRole and ecsTaskExecutionRole";

function policy(writer: TemplateWriter, { id, input: { PolicyName, PolicyDocument, Tags, ...input } }: TemplateStep): void {
  if (Tags !== undefined) writer.leftOut.add("tags of instance profiles and policies");
  writer.resource(id, { type: "AWS::IAM::ManagedPolicy", properties: { ManagedPolicyName: PolicyName, PolicyDocument: document(PolicyDocument), ...input } });
}

function attach(writer: TemplateWriter, { input: { RoleName, PolicyArn } }: TemplateStep): void {
  if (writer.addTo(writer.resourceNamed("role", RoleName), "ManagedPolicyArns", PolicyArn)) return;
  // To a role that is there already a policy of the template is attached from its own end.
  if (!isOpen(text(PolicyArn)) || !writer.addTo(PolicyArn, "Roles", RoleName)) writer.leftOut.add(USUAL);
}

function inline(writer: TemplateWriter, { id, input: { RoleName, PolicyName, PolicyDocument } }: TemplateStep): void {
  const own = { PolicyName, PolicyDocument: document(PolicyDocument) };
  if (writer.addTo(writer.resourceNamed("role", RoleName), "Policies", own)) return;
  writer.resource(id, { type: "AWS::IAM::RolePolicy", properties: { RoleName, ...own } });
}

/** A policy as what it says: CloudFormation takes no text. */
function document(given: unknown): unknown {
  const [root] = readJson(text(given)).values;
  return root === undefined ? given : valueOf(root);
}

/** Where logs go. */
export const LOGS: Readonly<Record<string, Write>> = {
  CreateLogGroup: (writer, { id, input: { logGroupName, tags } }) => {
    const Tags = Object.entries(isDescribed(tags) ? tags : {}).map(([Key, Value]) => ({ Key, Value }));
    const properties: Described = { LogGroupName: logGroupName, ...(Tags.length === 0 ? {} : { Tags }) };
    writer.named("logGroup", logGroupName, writer.resource(id, { type: "AWS::Logs::LogGroup", properties }));
  },
  PutRetentionPolicy: (writer, { input }) => void writer.change(writer.resourceNamed("logGroup", input["logGroupName"]), "RetentionInDays", () => input["retentionInDays"]),
};

/** Names in Cloud Map. */
export const DISCOVERY: Readonly<Record<string, Write>> = {
  CreateHttpNamespace: made("AWS::ServiceDiscovery::HttpNamespace"),
  CreatePrivateDnsNamespace: made("AWS::ServiceDiscovery::PrivateDnsNamespace"),
  CreatePublicDnsNamespace: made("AWS::ServiceDiscovery::PublicDnsNamespace"),
  CreateService: made("AWS::ServiceDiscovery::Service"),
};

function made(type: string): Write {
  return (writer, { id, input }) => void writer.resource(id, { type, properties: input });
}
