import { guard } from "../../kernel/module.ts";
import { instanceProfiles, roles } from "./tables.ts";

/** What holds of roles at every instant. */
export const guards = [
  guard(instanceProfiles, (view, { roleKey }) => {
    return roleKey === null || view.find(roles, roleKey) !== undefined ? undefined : "holds a role that there is not";
  }),
  guard(roles, (_view, { attachedPolicyArns, inlinePolicies }) => {
    const names = inlinePolicies.map(({ policyName }) => policyName);
    const twice = new Set(attachedPolicyArns).size < attachedPolicyArns.length || new Set(names).size < names.length;
    return twice ? "has a policy twice" : undefined;
  }),
];
