import type { View } from "../../kernel/context.ts";
import { profileNotFound, roleNotFound, unmodifiable } from "./refusals.ts";
import { instanceProfiles, keyOf, roles, type InstanceProfileRow, type RoleRow } from "./tables.ts";

/** Where service-linked roles are, and nobody else's. */
export const SERVICE_LINKED = "/aws-service-role/";

/** The role by its name, or a refusal. That it must be written as it was created is assumed. */
export function needRole(view: View, roleName: string): RoleRow {
  const row = view.find(roles, keyOf(roleName));
  if (row?.roleName !== roleName) throw roleNotFound(roleName);
  return row;
}

/** The same of a role that its owner may change. */
export function needOwnRole(view: View, roleName: string): RoleRow {
  const row = needRole(view, roleName);
  if (row.path.startsWith(SERVICE_LINKED)) throw unmodifiable(roleName);
  return row;
}

/** The instance profile by its name, or a refusal. */
export function needProfile(view: View, instanceProfileName: string): InstanceProfileRow {
  const row = view.find(instanceProfiles, keyOf(instanceProfileName));
  if (row?.instanceProfileName !== instanceProfileName) throw profileNotFound(instanceProfileName);
  return row;
}
