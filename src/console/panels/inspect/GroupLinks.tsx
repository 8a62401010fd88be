import { groupNames } from "../../graph/lens/networkFacts.ts";
import type { Tables } from "../../store/replica.ts";
import { RefLink } from "./RefLink.tsx";

/** Security groups by name, each a way to its rules. */
export function GroupLinks({ groupIds, tables }: { readonly groupIds: readonly string[]; readonly tables: Tables }) {
  if (groupIds.length === 0) return "None";
  const names = groupNames(groupIds, tables);
  return groupIds.map((id, at) => (
    <RefLink key={id} to={{ table: "ec2.securityGroups", id }}>
      {names[at]}
    </RefLink>
  ));
}
