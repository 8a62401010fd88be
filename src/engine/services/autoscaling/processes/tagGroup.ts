import type { Context } from "../../../kernel/context.ts";
import { autoScalingGroups, type GroupTag } from "../tables.ts";

/** Gives a group a tag, instead of one with the same key. */
export function tagGroup(ctx: Context, name: string, tag: GroupTag): void {
  const { tags } = ctx.need(autoScalingGroups, name);
  ctx.update(autoScalingGroups, name, { tags: [...tags.filter(({ key }) => key !== tag.key), tag] });
}
