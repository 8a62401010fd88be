import type { GetRoleRequest, GetRoleResponse } from "../../../../aws/generated/iam.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeRole } from "../describe.ts";
import { needRole } from "../lookup.ts";

/** One role. */
export const getRole = reading("iam", "GetRole", (view, { RoleName }: GetRoleRequest): GetRoleResponse => {
  return { Role: describeRole(needRole(view, RoleName)) };
});
