import type { Rows } from "../../bridge/protocol.ts";

/** The target groups that a listener's default rule forwards to, the heaviest first; none when it answers itself. */
export function defaultGroups({ defaultAction }: Pick<Rows["elbv2.listeners"], "defaultAction">): readonly string[] {
  if (defaultAction.type !== "forward") return [];
  return defaultAction.targetGroups.toSorted((a, b) => b.weight - a.weight).map(({ targetGroupArn }) => targetGroupArn);
}

/** The one that most of a listener's requests go to. */
export const mainGroup = (listener: Pick<Rows["elbv2.listeners"], "defaultAction">): string | undefined => defaultGroups(listener)[0];
