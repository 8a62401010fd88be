import type { Call } from "../../bridge/protocol.ts";
import type { Asked } from "../store/asked.ts";
import type { DragItem } from "./drag.ts";
import { type Deed, form } from "./proposal.ts";

/** An operation that applies to a thing, as its menu offers it. */
export interface Offer {
  readonly label: string;
  /** The API operation, by its name; several when it takes several. */
  readonly operation: string;
  readonly danger?: boolean;
  /** What it does, or the item it puts into the hand so that a target can be chosen for it. */
  readonly does: Deed | { readonly kind: "pick"; readonly item: DragItem };
}

/** Sets the load on a target group or a Classic Load Balancer; null: to be chosen. */
export function trafficOffer(goalArn: string | null): Offer {
  return offer("Set the traffic…", "PutTraffic", form("", { kind: "traffic", goalArn }));
}

/** Shows the road of a request; `operation` is the one that tells how its end is. */
export function walkOffer(label: string, request: Partial<Asked>, operation = "DescribeTargetHealth"): Offer {
  return offer(label, operation, { kind: "walk", request, hint: "" });
}

/** The form for what leads requests to tasks. */
export function publish(asked: {
  readonly wanted: "loadBalancer" | "listener" | "targetGroup";
  readonly loadBalancerArn?: string;
  readonly targetGroupArn?: string;
  readonly serviceArn?: string;
}): Deed {
  return form("", { kind: "publish", loadBalancerArn: null, targetGroupArn: null, serviceArn: null, ...asked });
}

export function offer(label: string, operation: string, does: Deed): Offer {
  return { label, operation, does };
}

interface Question {
  readonly title: string;
  readonly sentence: string;
  readonly verb: string;
  readonly calls: readonly Call[];
}

/** What destroys something asks first, in one sentence. */
export function destroying(label: string, operation: string, question: Question): Offer {
  return { label, operation, danger: true, does: form("", { kind: "confirm", ...question }) };
}
