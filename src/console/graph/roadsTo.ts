import { classicListenerId } from "../../aws/classicListener.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { by } from "../../lib/compare.ts";
import type { Asked } from "../store/asked.ts";
import type { Tables } from "../store/replica.ts";

type Condition = Rows["elbv2.rules"]["conditions"][number];
type Action = Rows["elbv2.rules"]["action"];

/** Requests that lead to a target group: one for each listener whose default action does, and for each rule that does. */
export function roadsTo(targetGroupArn: string, tables: Tables): readonly Partial<Asked>[] {
  const leads = (action: Action): boolean => action.type === "forward" && action.targetGroups.some((one) => one.targetGroupArn === targetGroupArn);
  const byDefault = [...tables["elbv2.listeners"].values()].filter(({ defaultAction }) => leads(defaultAction));
  const byRule = [...tables["elbv2.rules"].values()].filter(({ action }) => leads(action)).toSorted(by(({ priority }) => priority));
  return [...byDefault.map(({ listenerArn }) => ({ listenerArn })), ...byRule.map(({ listenerArn, conditions }) => ({ listenerArn, ...meeting(conditions) }))];
}

/** A port of a Classic Load Balancer to which a request may be walked. */
export interface ClassicPort {
  readonly listenerArn: string;
  readonly port: number;
  /** null: it does not listen there. */
  readonly protocol: string | null;
}

/** Where a Classic Load Balancer listens, and `asked`, where somebody asked for it; where it listens nowhere, the usual port. */
export function classicPorts({ loadBalancerArn, listeners }: Rows["elb.loadBalancers"], asked: number | null = null): readonly ClassicPort[] {
  const own = listeners.map(({ loadBalancerPort, protocol }) => ({ port: loadBalancerPort, protocol: protocol as string | null }));
  const isOther = asked === null ? own.length === 0 : own.every(({ port }) => port !== asked);
  return [...own, ...(isOther ? [{ port: asked ?? USUAL_PORT, protocol: null }] : [])].map((one) => ({ ...one, listenerArn: classicListenerId(loadBalancerArn, one.port) }));
}

const USUAL_PORT = 80;

/** A request that meets conditions, as far as one can be made up: `/api/*` is met by `/api/`. */
export function meeting(conditions: readonly Condition[]): Partial<Asked> {
  const first = (field: Condition["field"]): string | undefined => {
    const value = conditions.find((one) => one.field === field)?.values[0];
    return typeof value === "string" ? value.replace(/^\*\./, "www.").replaceAll("*", "").replaceAll("?", "x") : undefined;
  };
  const [path, host, method] = [first("path-pattern"), first("host-header"), first("http-request-method")];
  return { ...(path === undefined ? {} : { path: path === "" ? "/" : path }), ...(host === undefined ? {} : { host }), ...(method === undefined ? {} : { method }) };
}
