import type { Operation } from "../../kernel/operation.ts";
import { addRoleToInstanceProfile } from "./operations/addRoleToInstanceProfile.ts";
import { attachRolePolicy } from "./operations/attachRolePolicy.ts";
import { createInstanceProfile } from "./operations/createInstanceProfile.ts";
import { createPolicy } from "./operations/createPolicy.ts";
import { createRole } from "./operations/createRole.ts";
import { createServiceLinkedRole } from "./operations/createServiceLinkedRole.ts";
import { deleteInstanceProfile } from "./operations/deleteInstanceProfile.ts";
import { deletePolicy } from "./operations/deletePolicy.ts";
import { deleteRole } from "./operations/deleteRole.ts";
import { deleteRolePolicy } from "./operations/deleteRolePolicy.ts";
import { deleteServiceLinkedRole } from "./operations/deleteServiceLinkedRole.ts";
import { detachRolePolicy } from "./operations/detachRolePolicy.ts";
import { getInstanceProfile } from "./operations/getInstanceProfile.ts";
import { getPolicy } from "./operations/getPolicy.ts";
import { getPolicyVersion } from "./operations/getPolicyVersion.ts";
import { getRole } from "./operations/getRole.ts";
import { getRolePolicy } from "./operations/getRolePolicy.ts";
import { listAttachedRolePolicies } from "./operations/listAttachedRolePolicies.ts";
import { listInstanceProfiles } from "./operations/listInstanceProfiles.ts";
import { listInstanceProfilesForRole } from "./operations/listInstanceProfilesForRole.ts";
import { listPolicies } from "./operations/listPolicies.ts";
import { listPolicyVersions } from "./operations/listPolicyVersions.ts";
import { listRolePolicies } from "./operations/listRolePolicies.ts";
import { listRoleTags } from "./operations/listRoleTags.ts";
import { listRoles } from "./operations/listRoles.ts";
import { putRolePolicy } from "./operations/putRolePolicy.ts";
import { removeRoleFromInstanceProfile } from "./operations/removeRoleFromInstanceProfile.ts";
import { simulatePrincipalPolicy } from "./operations/simulatePrincipalPolicy.ts";
import { tagRole } from "./operations/tagRole.ts";
import { untagRole } from "./operations/untagRole.ts";
import { updateAssumeRolePolicy } from "./operations/updateAssumeRolePolicy.ts";
import { updateRole } from "./operations/updateRole.ts";

/** All operations of IAM. */
export const iamOperations: readonly Operation[] = [
  addRoleToInstanceProfile,
  attachRolePolicy,
  createInstanceProfile,
  createPolicy,
  createRole,
  createServiceLinkedRole,
  deleteInstanceProfile,
  deletePolicy,
  deleteRole,
  deleteRolePolicy,
  deleteServiceLinkedRole,
  detachRolePolicy,
  getInstanceProfile,
  getPolicy,
  getPolicyVersion,
  getRole,
  getRolePolicy,
  listAttachedRolePolicies,
  listInstanceProfiles,
  listInstanceProfilesForRole,
  listPolicies,
  listPolicyVersions,
  listRolePolicies,
  listRoleTags,
  listRoles,
  putRolePolicy,
  removeRoleFromInstanceProfile,
  simulatePrincipalPolicy,
  tagRole,
  untagRole,
  updateAssumeRolePolicy,
  updateRole,
];
