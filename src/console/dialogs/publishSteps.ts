import { call } from "../../aws/generated/api.ts";
import { nameIn } from "../store/names.ts";
import type { Tables } from "../store/replica.ts";
import { balancerGroupId, balancerGroupSteps, openPortSteps } from "./balancerGroup.ts";
import { type ContainerPort, firstFree } from "./choices.ts";
import { balancerPortsOf, type BalancerType, CERTIFICATE, isAsked, isEncrypted, LISTENER_PROTOCOLS, type ListenerProtocol } from "./listenerProtocols.ts";
import { balancerSubnetIds } from "./placesForNew.ts";
import type { PublishRequest } from "./requests.ts";
import { usualVpcId } from "./usualNetwork.ts";
import type { Step } from "./useSubmission.ts";

/** What the form that leads requests to tasks asks; null in a number means an empty field. */
export interface PublishDraft {
  readonly loadBalancerName: string;
  readonly type: BalancerType;
  /** A Classic Load Balancer: its type then says only what it speaks, and its instances have the target group's port. */
  readonly isClassic: boolean;
  readonly scheme: "internet-facing" | "internal";
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** NEW_GROUP: one is made for it. */
  readonly securityGroupId: string;
  readonly listenerProtocol: ListenerProtocol;
  readonly listenerPort: number | null;
  readonly targetGroupName: string;
  readonly targetGroupProtocol: ListenerProtocol;
  readonly targetGroupPort: number | null;
  readonly healthCheckPath: string;
  readonly healthCheckIntervalSeconds: number | null;
  readonly healthCheckTimeoutSeconds: number | null;
  readonly healthyThresholdCount: number | null;
  readonly unhealthyThresholdCount: number | null;
}

/** Which parts the form has, by what was asked for and what exists. */
export interface PublishParts {
  readonly hasTargetGroup: boolean;
  readonly hasLoadBalancer: boolean;
  readonly hasListener: boolean;
  readonly hasService: boolean;
}

export function partsOf({ wanted, targetGroupArn, loadBalancerArn, serviceArn }: PublishRequest): PublishParts {
  return {
    hasTargetGroup: targetGroupArn === null,
    hasLoadBalancer: wanted === "loadBalancer" && loadBalancerArn === null,
    hasListener: wanted !== "targetGroup",
    hasService: serviceArn !== null,
  };
}

/** AWS's defaults, and names that are free. */
export function publishDraftFor(request: PublishRequest, tables: Tables): PublishDraft {
  const base = request.serviceArn === null ? null : nameIn(request.serviceArn);
  const ports = balancerPortsOf(request.loadBalancerArn, tables);
  const type = tables["elbv2.loadBalancers"].get(request.loadBalancerArn ?? "")?.type ?? "application";
  const protocol = LISTENER_PROTOCOLS[type][0];
  const vpcId = usualVpcId(tables, tables["ecs.services"].get(request.serviceArn ?? "")?.clusterArn);
  return {
    type,
    isClassic: false,
    scheme: "internet-facing",
    vpcId,
    subnetIds: balancerSubnetIds(vpcId, "internet-facing", tables),
    securityGroupId: NEW_GROUP,
    loadBalancerName: firstFree(base === null ? "public-alb" : `${base}-alb`, namesOf(tables["elbv2.loadBalancers"].keys())),
    listenerProtocol: protocol,
    listenerPort: ports.has(80) ? (ports.has(8080) ? null : 8080) : 80,
    targetGroupName: firstFree(base === null ? "web-tg" : `${base}-tg`, namesOf(tables["elbv2.targetGroups"].keys())),
    targetGroupProtocol: protocol,
    targetGroupPort: 80,
    healthCheckPath: "/",
    healthCheckIntervalSeconds: 30,
    healthCheckTimeoutSeconds: 5,
    healthyThresholdCount: 5,
    unhealthyThresholdCount: 2,
  };
}

export const NEW_GROUP = "";

/** What the steps are made of. */
export interface Publishing {
  readonly request: PublishRequest;
  readonly draft: PublishDraft;
  readonly port: ContainerPort | undefined;
  readonly graceSeconds: number | null;
}

/** The calls in the order AWS needs them; null while something is missing. */
export function publishSteps({ request, draft, port, graceSeconds }: Publishing, tables: Tables): readonly Step[] | null {
  const parts = partsOf(request);
  if (draft.vpcId === "" || isIncomplete(draft, parts)) return null;
  const groupArn = (outputs: ReadonlyMap<string, unknown>) => request.targetGroupArn ?? arnIn(outputs.get(GROUP), "TargetGroups", "TargetGroupArn") ?? `<${draft.targetGroupName}>`;
  const balancerArn = (outputs: ReadonlyMap<string, unknown>) => request.loadBalancerArn ?? arnIn(outputs.get(BALANCER), "LoadBalancers", "LoadBalancerArn") ?? `<${draft.loadBalancerName}>`;
  if (draft.isClassic) {
    const balancer = { loadBalancerName: draft.loadBalancerName };
    return [...classicSteps(draft, tables), ...attachSteps({ request, port, graceSeconds, tables, balancer: () => balancer })];
  }
  return [
    ...(parts.hasTargetGroup ? [{ id: GROUP, call: () => targetGroupCall(draft, targetTypeFor(request, tables)) }] : []),
    ...(parts.hasLoadBalancer ? balancerSteps(draft, tables) : []),
    ...(parts.hasListener ? openPortSteps(request.loadBalancerArn, draft.listenerPort ?? 0, tables) : []),
    ...(parts.hasListener
      ? [
          {
            id: LISTENER,
            call: (outputs: ReadonlyMap<string, unknown>) =>
              call("elbv2", "CreateListener", {
                LoadBalancerArn: balancerArn(outputs),
                Protocol: draft.listenerProtocol,
                Port: draft.listenerPort ?? 0,
                ...(isEncrypted(draft.listenerProtocol) ? { Certificates: [{ CertificateArn: CERTIFICATE }] } : {}),
                DefaultActions: [{ Type: "forward", TargetGroupArn: groupArn(outputs) }],
              }),
          },
        ]
      : []),
    ...attachSteps({ request, port, graceSeconds, tables, balancer: (outputs) => ({ targetGroupArn: groupArn(outputs) }) }),
  ];
}

export const GROUP = "targetGroup";
export const BALANCER = "loadBalancer";
export const LISTENER = "listener";

/** A service whose tasks have network interfaces of their own is known by addresses. */
function targetTypeFor({ serviceArn }: PublishRequest, tables: Tables): "instance" | "ip" {
  const network = serviceArn === null ? null : tables["ecs.services"].get(serviceArn)?.network;
  return network === null || network === undefined ? "instance" : "ip";
}

/** The balancer, and before it the security group that lets its clients in and that its targets let in, where none is chosen. */
function balancerSteps(draft: PublishDraft, tables: Tables): readonly Step[] {
  const { loadBalancerName, type, scheme, vpcId, subnetIds, securityGroupId } = draft;
  const isMade = securityGroupId === NEW_GROUP;
  return [
    ...(isMade ? balancerGroupSteps({ balancer: loadBalancerName, vpcId, ports: [draft.listenerPort ?? 0] }, tables) : []),
    {
      id: BALANCER,
      call: (outputs) => {
        const SecurityGroups = [isMade ? balancerGroupId(outputs) : securityGroupId];
        return call("elbv2", "CreateLoadBalancer", { Name: loadBalancerName, Type: type, Scheme: scheme, Subnets: subnetIds, SecurityGroups });
      },
    },
  ];
}

/** A Classic Load Balancer brings its listener, and what it asks its instances for. */
function classicSteps(draft: PublishDraft, tables: Tables): readonly Step[] {
  const { loadBalancerName: LoadBalancerName, scheme: Scheme, vpcId, subnetIds: Subnets, securityGroupId, listenerPort, targetGroupPort } = draft;
  const isMade = securityGroupId === NEW_GROUP;
  const Listeners = [{ Protocol: "HTTP", LoadBalancerPort: listenerPort ?? 0, InstancePort: targetGroupPort ?? 0 }];
  const HealthCheck = {
    Target: `HTTP:${targetGroupPort ?? 0}${draft.healthCheckPath}`,
    Interval: draft.healthCheckIntervalSeconds ?? 0,
    Timeout: draft.healthCheckTimeoutSeconds ?? 0,
    HealthyThreshold: draft.healthyThresholdCount ?? 0,
    UnhealthyThreshold: draft.unhealthyThresholdCount ?? 0,
  };
  return [
    ...(isMade ? balancerGroupSteps({ balancer: LoadBalancerName, vpcId, ports: [listenerPort ?? 0] }, tables) : []),
    { id: BALANCER, call: (outputs) => call("elb", "CreateLoadBalancer", { LoadBalancerName, Listeners, Subnets, SecurityGroups: [isMade ? balancerGroupId(outputs) : securityGroupId], Scheme }) },
    { id: GROUP, call: () => call("elb", "ConfigureHealthCheck", { LoadBalancerName, HealthCheck }) },
  ];
}

/** Groups that pass bytes on are asked whether they take a connection. */
function targetGroupCall(draft: PublishDraft, type: "instance" | "ip") {
  return call("elbv2", "CreateTargetGroup", {
    Name: draft.targetGroupName,
    Protocol: draft.targetGroupProtocol,
    Port: draft.targetGroupPort ?? 0,
    VpcId: draft.vpcId,
    TargetType: type,
    ...(isAsked(draft.targetGroupProtocol) ? { HealthCheckPath: draft.healthCheckPath } : {}),
    HealthCheckIntervalSeconds: draft.healthCheckIntervalSeconds ?? 0,
    HealthCheckTimeoutSeconds: draft.healthCheckTimeoutSeconds ?? 0,
    HealthyThresholdCount: draft.healthyThresholdCount ?? 0,
    UnhealthyThresholdCount: draft.unhealthyThresholdCount ?? 0,
  });
}

interface Attaching extends Pick<Publishing, "request" | "port" | "graceSeconds"> {
  readonly tables: Tables;
  readonly balancer: (outputs: ReadonlyMap<string, unknown>) => { readonly targetGroupArn: string } | { readonly loadBalancerName: string };
}

/** Last, for ECS takes a target group only when a listener forwards to it. */
function attachSteps({ request, port, graceSeconds, tables, balancer }: Attaching): readonly Step[] {
  const service = request.serviceArn === null ? undefined : tables["ecs.services"].get(request.serviceArn);
  if (service === undefined || port === undefined) return [];
  return [
    {
      id: "service",
      call: (outputs) =>
        call("ecs", "UpdateService", {
          cluster: nameIn(service.clusterArn),
          service: service.serviceName,
          loadBalancers: [...service.loadBalancers, { ...balancer(outputs), ...port }],
          ...(graceSeconds === null ? {} : { healthCheckGracePeriodSeconds: graceSeconds }),
        }),
    },
  ];
}

function isIncomplete(draft: PublishDraft, parts: PublishParts): boolean {
  const group = [
    draft.targetGroupPort,
    draft.healthCheckIntervalSeconds,
    draft.healthCheckTimeoutSeconds,
    draft.healthyThresholdCount,
    draft.unhealthyThresholdCount,
  ];
  return (parts.hasTargetGroup && group.includes(null)) || (parts.hasListener && draft.listenerPort === null);
}

function namesOf(arns: Iterable<string>): ReadonlySet<string> {
  return new Set([...arns].map(nameIn));
}

function arnIn(output: unknown, list: string, key: string): string | undefined {
  const items = (output as Readonly<Record<string, unknown>> | undefined)?.[list];
  const first: unknown = Array.isArray(items) ? items[0] : undefined;
  const arn = (first as Readonly<Record<string, unknown>> | undefined)?.[key];
  return typeof arn === "string" ? arn : undefined;
}
