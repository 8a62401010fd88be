import type { Context } from "../../kernel/context.ts";
import { setTags, taggedResource } from "./taggedResource.ts";

/** Gives an instance tags of AWS's own, which nobody else may, or takes them off: null. */
export function retag(ctx: Context, instanceId: string, change: Readonly<Record<string, string | null>>): void {
  const resource = taggedResource(ctx, instanceId);
  const others = resource.tags.filter(({ key }) => !Object.hasOwn(change, key));
  setTags(ctx, resource, [...others, ...Object.entries(change).flatMap(([key, value]) => (value === null ? [] : [{ key, value }]))]);
}
