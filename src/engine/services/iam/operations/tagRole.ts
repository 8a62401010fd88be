import type { Nothing, TagRoleRequest } from "../../../../aws/generated/iam.ts";
import { operation } from "../../../kernel/operation.ts";
import { needOwnRole } from "../lookup.ts";
import { roles } from "../tables.ts";
import { tagsWith } from "../tags.ts";

/** Tags a role, over what tags it has. */
export const tagRole = operation("iam", "TagRole", {
  check(view, { RoleName, Tags }: TagRoleRequest) {
    const { roleKey, tags } = needOwnRole(view, RoleName);
    return { roleKey, tags: tagsWith(tags, Tags) };
  },

  apply(ctx, { roleKey, tags }): Nothing {
    ctx.update(roles, roleKey, { tags });
    return {};
  },
});
