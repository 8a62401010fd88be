import { guard } from "../../kernel/module.ts";
import { holdersOf, isUsableIn } from "./addresses.ts";
import { instances, networkInterfaces, securityGroups, subnets } from "./tables.ts";

const CHANGING: ReadonlySet<string> = new Set(["pending", "stopping", "shutting-down"]);

/** What holds of EC2 at every instant. */
export const guards = [
  guard(instances, (view, instance) => {
    const isSpot = instance.state === "running" && instance.instanceLifecycle === "spot";
    if (!isSpot && CHANGING.has(instance.state) !== (instance.changesAt !== null)) return `is ${instance.state} without end`;
    if ((instance.state === "terminated") !== (instance.terminatedAt !== null)) return "does not know when it ended";
    if (view.find(subnets, instance.subnetId)?.availabilityZone !== instance.availabilityZone) {
      return "is in another zone than its subnet";
    }
    const groupless = instance.securityGroupIds.some((id) => view.find(securityGroups, id) === undefined);
    return groupless && instance.state !== "terminated" ? "carries a security group that is gone" : undefined;
  }),
  guard(instances, (view, { state, privateIpAddress }) =>
    state !== "terminated" && holdersOf(view, privateIpAddress) > 1 ? `${privateIpAddress} is given twice` : undefined,
  ),
  guard(networkInterfaces, (view, { subnetId, privateIpAddress, securityGroupIds }) => {
    if (holdersOf(view, privateIpAddress) > 1) return `${privateIpAddress} is given twice`;
    const subnet = view.find(subnets, subnetId);
    if (subnet === undefined || !isUsableIn(subnet, privateIpAddress)) return `${privateIpAddress} lies outside its subnet`;
    const groupless = securityGroupIds.some((id) => view.find(securityGroups, id) === undefined);
    return groupless ? "carries a security group that is gone" : undefined;
  }),
];
