import { fail } from "../../lib/assert.ts";
import type { View } from "../kernel/context.ts";
import { lasting } from "../services/autoscaling/lookup.ts";
import { activeRefresh } from "../services/autoscaling/refresh.ts";
import { autoScalingGroups } from "../services/autoscaling/tables.ts";

/**
 * How many instances a group has. That never grows beyond what it may have, but for one that balances its zones and
 * those of a refresh; what it should have lies within its bounds. Throws where one is broken.
 */
export function withinBounds(view: View, name: string, before: number): number {
  const { desiredCapacity, minSize, maxSize, isRebalancing = false } = view.need(autoScalingGroups, name);
  if (desiredCapacity < minSize || desiredCapacity > maxSize) fail(`${name} should have ${desiredCapacity} instances, and ${minSize} to ${maxSize} at ${view.now}`);
  const count = lasting(view, name).length;
  const most = maxSize + Number(isRebalancing) + (activeRefresh(view.need(autoScalingGroups, name))?.surge ?? 0);
  if (count > before && count > most) fail(`${name} grew to ${count} instances at ${view.now}, more than ${most}`);
  return count;
}
