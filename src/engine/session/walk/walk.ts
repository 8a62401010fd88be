import type { Call } from "../../../aws/generated/api.ts";

/** A request that somebody out there sends to a listener. */
export interface WalkRequest {
  /** Of a Classic Load Balancer's: `classicListenerId`, also where it does not listen. */
  readonly listenerArn: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly sourceIp: string;
  /** The target or registered instance that is walked to, by its key; null: a sick one of those that get such requests, else the first. */
  readonly targetKey: string | null;
}

/** The places on the road from the internet to a process, in their order. Classic Load Balancers have instances, and neither rules nor groups. */
export type Place = "client" | "listener" | "rule" | "targetGroup" | "zone" | "instance" | "route" | "securityGroup" | "hostPort" | "container" | "process";

/** `stops`: the request gets no further. `warns`: it does, and something is wrong. `unreached`: it was stopped before. */
export type Verdict = "passes" | "warns" | "stops" | "unreached";

/** A change by API calls that mends what was found. */
export interface Repair {
  /** What it does, as a button says it. */
  readonly label: string;
  readonly calls: readonly Call[];
}

/** What was found at a place. */
export interface Finding {
  readonly verdict: Verdict;
  /** What stands there, short enough for a card: `HTTP:80`. */
  readonly name: string;
  /** Why, in a sentence. */
  readonly says: string;
  /** AWS's own word for what is wrong, `Target.Timeout`; null: there is none. */
  readonly reason: string | null;
  /** The field of the API that decides it, `AuthorizeSecurityGroupIngress IpPermissions`; null: nothing has to be changed. */
  readonly field: string | null;
  /** The best first. */
  readonly repairs: readonly Repair[];
}

/** One place of the road, judged. */
export interface Hop extends Finding {
  readonly at: Place;
}

/** What the client gets in the end. */
export interface WalkOutcome {
  /** null: no answer at all. */
  readonly status: number | null;
  readonly from: "target" | "loadBalancer" | "nobody";
  readonly says: string;
}

/** The road of one request, place by place. */
export interface Walk {
  readonly hops: readonly Hop[];
  readonly outcome: WalkOutcome;
  /** The targets that may get such a request, to choose one. */
  readonly targetKeys: readonly string[];
  /** The one that was walked to; null: the road ends before. */
  readonly targetKey: string | null;
}

/** What was found where all is well. */
export function passes(name: string, says: string): Finding {
  return { verdict: "passes", name, says, reason: null, field: null, repairs: [] };
}

/** What was found where something is wrong. */
export function stops(name: string, says: string, more: Partial<Pick<Finding, "reason" | "field" | "repairs">> = {}): Finding {
  return { verdict: "stops", name, says, reason: null, field: null, repairs: [], ...more };
}
