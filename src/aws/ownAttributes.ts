import type { Attribute } from "./recreateBalancing.ts";

type Attributes = Readonly<Record<string, string>>;

/** Attributes by key, as a call takes them. */
export const pairsOf = (attributes: Attributes): readonly Attribute[] => Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));

/** The attributes of a target group that have not their usual values. */
export function groupAttributes({ deregistrationDelaySeconds, attributes }: { readonly deregistrationDelaySeconds: number; readonly attributes: Attributes }): readonly Attribute[] {
  const delay = deregistrationDelaySeconds === USUAL_DELAY ? [] : [{ Key: "deregistration_delay.timeout_seconds", Value: String(deregistrationDelaySeconds) }];
  return [...delay, ...pairsOf(attributes)];
}

/** In seconds; ELB user guide, "Deregistration delay". */
const USUAL_DELAY = 300;
