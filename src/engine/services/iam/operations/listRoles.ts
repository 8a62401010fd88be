import type { ListRolesRequest, ListRolesResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeListedRole } from "../describe.ts";
import { byName, pageOf } from "../pages.ts";
import { roles } from "../tables.ts";

/** The roles of the account, or those below a path. */
export const listRoles = reading("iam", "ListRoles", (view, input: ListRolesRequest): ListRolesResponse => {
  const asked = view.all(roles).filter(({ path }) => path.startsWith(input.PathPrefix ?? "/"));
  const { page, standing } = pageOf(byName(asked, ({ roleName }) => roleName), input);
  return { Roles: page.map(describeListedRole), ...standing };
});
