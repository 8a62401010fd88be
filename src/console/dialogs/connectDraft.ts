import type { ServiceConnectConfiguration } from "../../aws/generated/ecs.ts";
import type { Rows } from "../../bridge/protocol.ts";
import type { Tables } from "../store/replica.ts";

/** What a form says of a port that clients are to find. */
export interface OfferedPort {
  readonly dnsName: string;
  /** null: an empty field. */
  readonly port: number | null;
}

/** What a form holds of Service Connect. */
export interface ConnectDraft {
  readonly isOn: boolean;
  /** Blank: that of the cluster. */
  readonly namespace: string;
  /** By the name of the port in the definition. */
  readonly offered: Readonly<Record<string, OfferedPort>>;
}

export const NO_CONNECT: ConnectDraft = { isOn: false, namespace: "", offered: {} };

/** What a service has. */
export function connectDraftOf(serviceArn: string, tables: Tables): ConnectDraft {
  const row = tables["ecs.connects"].get(serviceArn);
  if (row === undefined) return NO_CONNECT;
  const ports = row.endpoints.flatMap(({ portName, aliases: [alias] }) => (alias === undefined ? [] : [[portName, { dnsName: alias.dnsName, port: alias.port }] as const]));
  return { isOn: true, namespace: row.given.namespace ?? "", offered: Object.fromEntries(ports) };
}

/** The part of a request that says it; nothing where it is off. null: something is missing. */
export function connectOf({ isOn, namespace, offered }: ConnectDraft, definition: Rows["ecs.taskDefinitions"] | undefined): { readonly serviceConnectConfiguration?: ServiceConnectConfiguration } | null {
  if (!isOn) return {};
  const services = namedPorts(definition).flatMap(({ name }) => {
    const own = offered[name];
    return own === undefined ? [] : [{ portName: name, alias: own }];
  });
  const whole = services.flatMap(({ portName, alias: { port, dnsName } }) => (port === null ? [] : [{ portName, clientAliases: [{ port, ...(dnsName === "" ? {} : { dnsName }) }] }]));
  if (whole.length < services.length) return null;
  return { serviceConnectConfiguration: { enabled: true, ...(namespace === "" ? {} : { namespace }), ...(whole.length === 0 ? {} : { services: whole }) } };
}

/** What an update says of it: nothing where nothing was changed. null: something is missing. */
export function connectChangeOf(draft: ConnectDraft, { before, definition }: { readonly before: ConnectDraft; readonly definition: Rows["ecs.taskDefinitions"] | undefined }): ReturnType<typeof connectOf> {
  if (JSON.stringify(draft) === JSON.stringify(before)) return {};
  return draft.isOn ? connectOf(draft, definition) : { serviceConnectConfiguration: { enabled: false } };
}

/** A port of a definition that has a name. */
export interface NamedPort {
  readonly name: string;
  readonly containerPort: number;
}

/** The ports that a service can offer. */
export function namedPorts(definition: Rows["ecs.taskDefinitions"] | undefined): readonly NamedPort[] {
  return (definition?.definition.containerDefinitions ?? []).flatMap(({ portMappings = [] }) =>
    portMappings.flatMap(({ name, containerPort = 0, protocol }) => (name === undefined || protocol === "udp" ? [] : [{ name, containerPort }])),
  );
}
