import { call } from "../../../aws/generated/api.ts";
import type { Call } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { balancerPortsOf, CERTIFICATE, isEncrypted, LISTENER_PROTOCOLS, type ListenerProtocol } from "../listenerProtocols.ts";
import type { ListenerRequest } from "../requests.ts";
import { type ActionDraft, actionDraft, actionsOf, STANDARD_ACTION } from "../rule/ruleDraft.ts";

export interface ListenerDraft {
  readonly protocol: ListenerProtocol;
  readonly port: number | null;
  readonly action: ActionDraft;
}

/** What the form begins with: the listener as it is, or a new one on a port that is free. */
export function listenerDraftFor({ loadBalancerArn, listenerArn }: ListenerRequest, tables: Tables): ListenerDraft {
  const row = listenerArn === null ? undefined : tables["elbv2.listeners"].get(listenerArn);
  if (row !== undefined) return { protocol: row.protocol, port: row.port, action: actionDraft(row.defaultAction) };
  const type = tables["elbv2.loadBalancers"].get(loadBalancerArn)?.type ?? "application";
  const taken = balancerPortsOf(loadBalancerArn, tables);
  const group = tables["elbv2.targetGroups"].keys().next().value ?? "";
  return {
    protocol: LISTENER_PROTOCOLS[type][0],
    port: [80, 8080, 81].find((port) => !taken.has(port)) ?? null,
    action: { ...STANDARD_ACTION, groups: [{ id: 0, targetGroupArn: group, weight: 1 }] },
  };
}

/** The call that the form makes, of a listener that is there with what is changed of it; null: nothing, or a number is missing. */
export function listenerCall({ loadBalancerArn, listenerArn }: ListenerRequest, { protocol, port, action }: ListenerDraft, before: ListenerDraft): Call | null {
  const DefaultActions = actionsOf(action);
  if (DefaultActions === null || port === null) return null;
  const Certificates = isEncrypted(protocol) ? { Certificates: [{ CertificateArn: CERTIFICATE }] } : {};
  if (listenerArn === null) return call("elbv2", "CreateListener", { LoadBalancerArn: loadBalancerArn, Protocol: protocol, Port: port, ...Certificates, DefaultActions });
  const change = {
    ...(protocol === before.protocol ? {} : { Protocol: protocol, ...Certificates }),
    ...(port === before.port ? {} : { Port: port }),
    ...(JSON.stringify(action) === JSON.stringify(before.action) ? {} : { DefaultActions }),
  };
  return Object.keys(change).length === 0 ? null : call("elbv2", "ModifyListener", { ListenerArn: listenerArn, ...change });
}
