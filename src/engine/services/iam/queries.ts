import { idOf } from "../../../aws/arn.ts";
import type { View } from "../../kernel/context.ts";
import { instanceProfileArn, roleArn } from "./arns.ts";
import { instanceProfiles, keyOf, roles, type RoleRow } from "./tables.ts";

/** The role by its ARN. */
export function findRole(view: View, arn: string): RoleRow | undefined {
  const role = view.find(roles, keyOf(idOf(arn)));
  return role !== undefined && roleArn(role) === arn ? role : undefined;
}

/** The ARN of the role in an instance profile; null: there is no such profile, or nothing in it. */
export function roleOfProfile(view: View, profileArn: string): string | null {
  const profile = view.find(instanceProfiles, keyOf(idOf(profileArn)));
  if (profile === undefined || profile.roleKey === null || instanceProfileArn(profile) !== profileArn) return null;
  return roleArn(view.need(roles, profile.roleKey));
}

/** The ARN of an instance profile that is there, by its name or its ARN. */
export function profileArnNamed(view: View, nameOrArn: string): string | undefined {
  const profile = view.find(instanceProfiles, keyOf(idOf(nameOrArn)));
  const arn = profile === undefined ? undefined : instanceProfileArn(profile);
  return nameOrArn.startsWith("arn:") && arn !== nameOrArn ? undefined : arn;
}
