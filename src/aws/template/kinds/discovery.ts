import { isMembers } from "../../import/candidates.ts";
import { ACCOUNT_ID, REGION } from "../../region.ts";
import { answered, isOpen } from "../answered.ts";
import type { Draft } from "../draft.ts";
import { addFitted } from "../fitted.ts";
import { knownText, textOf } from "../functions.ts";
import { NAMESPACE_SECONDS } from "../namespaces.ts";
import type { Resource } from "../plan.ts";
import { tagsIn } from "../tags.ts";

export function logGroup(draft: Draft, resource: Resource): void {
  const { LogGroupName, RetentionInDays, Tags } = draft.propertiesOf(resource);
  const logGroupName = knownText(LogGroupName) ?? resource.id;
  const tags = Object.fromEntries(tagsIn(Tags).map(({ Key, Value }) => [Key, Value]));
  draft.add(resource.id, { service: "logs", operation: "CreateLogGroup", input: { logGroupName, ...(Object.keys(tags).length === 0 ? {} : { tags }) } });
  draft.means(resource.id, { Ref: logGroupName, Arn: `arn:aws:logs:${REGION}:${ACCOUNT_ID}:log-group:${logGroupName}:*` });
  draft.used(resource);
  const days = Number(textOf(RetentionInDays));
  if (days > 0) draft.add(`${resource.id}-retention`, { service: "logs", operation: "PutRetentionPolicy", input: { logGroupName, retentionInDays: days } });
}

const OPERATIONS: Readonly<Record<string, string>> = {
  "AWS::ServiceDiscovery::HttpNamespace": "CreateHttpNamespace",
  "AWS::ServiceDiscovery::PrivateDnsNamespace": "CreatePrivateDnsNamespace",
  "AWS::ServiceDiscovery::PublicDnsNamespace": "CreatePublicDnsNamespace",
};

/** A namespace begins to be made. */
export function namespace(draft: Draft, resource: Resource): void {
  const { Vpc, Tags: _tags, ...given } = draft.propertiesOf(resource);
  const operation = OPERATIONS[resource.type] ?? "";
  const properties = { ...given, Name: knownText(given["Name"]) ?? resource.id, ...(operation === "CreatePrivateDnsNamespace" ? { Vpc: draft.vpcFrom(Vpc) } : {}) };
  addFitted(draft, resource, { service: "servicediscovery", operation, properties });
  draft.used(resource);
}

/** Once all have begun, it is waited for them; then what they are called is known. */
export function namespaceThere(draft: Draft, resource: Resource): void {
  const isFirst = !draft.steps.some(({ afterSeconds }) => afterSeconds !== undefined);
  const input = { OperationId: answered(resource.id, "OperationId") };
  const step = draft.add(`${resource.id}-made`, { service: "servicediscovery", operation: "GetOperation", input }, isFirst ? { afterSeconds: NAMESPACE_SECONDS } : {});
  const Id = answered(step, "Operation.Targets.NAMESPACE");
  const asked = draft.add(`${resource.id}-arn`, { service: "servicediscovery", operation: "GetNamespace", input: { Id } });
  draft.means(resource.id, { Ref: Id, Id, Arn: answered(asked, "Namespace.Arn") });
}

/** A name in a namespace. */
export function discoveryService(draft: Draft, resource: Resource): void {
  const { NamespaceId, DnsConfig, Tags: _tags, ServiceAttributes: _attributes, ...given } = draft.propertiesOf(resource);
  const { NamespaceId: inside, ...dns } = isMembers(DnsConfig) ? DnsConfig : {};
  const home = NamespaceId ?? inside;
  if (typeof home !== "string" || !isOpen(home)) return draft.leftOut(resource, "Its namespace is not one of this template.");
  const properties = { Name: resource.id, ...given, NamespaceId: home, ...(DnsConfig === undefined ? {} : { DnsConfig: dns }) };
  const step = addFitted(draft, resource, { service: "servicediscovery", operation: "CreateService", properties });
  draft.means(resource.id, { Ref: answered(step, "Service.Id"), Id: answered(step, "Service.Id"), Arn: answered(step, "Service.Arn"), Name: knownText(properties.Name) });
  draft.used(resource);
}
