import { publicAddresses, type Lasting, type Use } from "../billing/contract.ts";
import { osFamilyOf } from "./images.ts";
import type { InstanceRow } from "./tables.ts";

/** What an instance is paid as, by the time from its launch (assumed: AWS counts from the moment it runs). */
export function instanceUse({ instanceType, imageId, instanceLifecycle }: InstanceRow): Use & { readonly kind: "instance" } {
  return { kind: "instance", instanceType, system: osFamilyOf(imageId) === "LINUX" ? "linux" : "windows", spot: instanceLifecycle === "spot" };
}

/** What credits are paid as that it owes and cannot earn back. */
export const surplusUse = (instance: InstanceRow): Use & { readonly kind: "surplusCredits" } => ({ kind: "surplusCredits", family: instance.instanceType.split(".")[0] === "t4g" ? "t4g" : "other", system: instanceUse(instance).system });

/** All that it is paid for, with its public address if it has one. */
export const instanceUses = (instance: InstanceRow): readonly Lasting[] => [{ use: instanceUse(instance), since: instance.launchTime, share: 1 }, ...publicAddresses(instance.hasPublicIp ? 1 : 0, instance.launchTime)];

/** Whether it is paid in its state. EC2 guide, "Instance lifecycle": neither when it is stopped nor on the way to that. */
export const isPaid = ({ state }: Pick<InstanceRow, "state">): boolean => state === "pending" || state === "running";
