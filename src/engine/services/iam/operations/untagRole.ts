import type { Nothing, UntagRoleRequest } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { needOwnRole } from "../lookup.ts";
import { keyOf, roles } from "../tables.ts";

/** Takes tags off a role. Keys that it does not have are no error. */
export const untagRole = operation("iam", "UntagRole", {
  check(view, { RoleName, TagKeys }: UntagRoleRequest) {
    const { roleKey, tags } = needOwnRole(view, RoleName);
    const gone = new Set(TagKeys.map(keyOf));
    const left = tags.filter(({ key }) => !gone.has(keyOf(key)));
    return { roleKey, tags: left.length === tags.length ? tags : left };
  },

  apply(ctx, { roleKey, tags }): Nothing {
    ctx.update(roles, roleKey, { tags });
    return {};
  },
});
