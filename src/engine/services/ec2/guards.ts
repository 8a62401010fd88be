import { guard } from "../../kernel/module.ts";
import { instances, securityGroups, subnets } from "./tables.ts";

const CHANGING: ReadonlySet<string> = new Set(["pending", "stopping", "shutting-down"]);

/** What holds of EC2 at every instant. */
export const guards = [
  guard(instances, (view, instance) => {
    if (CHANGING.has(instance.state) !== (instance.changesAt !== null)) return `is ${instance.state} without end`;
    if ((instance.state === "terminated") !== (instance.terminatedAt !== null)) return "does not know when it ended";
    if (view.find(subnets, instance.subnetId)?.availabilityZone !== instance.availabilityZone) {
      return "is in another zone than its subnet";
    }
    const groupless = instance.securityGroupIds.some((id) => view.find(securityGroups, id) === undefined);
    return groupless && instance.state !== "terminated" ? "carries a security group that is gone" : undefined;
  }),
];
