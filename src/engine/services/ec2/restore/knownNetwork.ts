import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { View } from "../../../kernel/context.ts";
import { securityGroups, subnets, vpcs } from "../tables.ts";

/** The network that there is already, or will be. */
export type KnownNetwork = ReturnType<typeof knownIn>;

export function knownIn(view: View, account: Pick<AccountDescription, "vpcs" | "subnets" | "securityGroups">) {
  return {
    vpcs: new Map([...view.all(vpcs), ...account.vpcs].map((vpc) => [vpc.vpcId, vpc])),
    subnets: new Map([...view.all(subnets), ...account.subnets].map((subnet) => [subnet.subnetId, subnet])),
    groups: new Map([...view.all(securityGroups), ...account.securityGroups].map((group) => [group.groupId, group])),
  };
}
