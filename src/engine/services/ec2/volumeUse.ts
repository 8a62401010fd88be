import type { RunInstancesRequest } from "../../../aws/generated/ec2.ts";
import { sumOf } from "../../../lib/sum.ts";
import type { Context } from "../../kernel/context.ts";
import { keepMeter } from "../billing/contract.ts";
import { osFamilyOf } from "./images.ts";
import { isEnding } from "./isEnding.ts";
import type { InstanceRow } from "./tables.ts";

interface RootVolume {
  readonly deviceName: string;
  readonly gib: number;
}

/**
 * The root volumes of images: those optimized for ECS have 30 GiB (ECS guide, "Amazon ECS-optimized Linux AMIs"), those
 * of Windows 50 (from memory). Other images are assumed to be like them.
 */
export const LINUX_ROOT: RootVolume = { deviceName: "/dev/xvda", gib: 30 };
const WINDOWS_ROOT: RootVolume = { deviceName: "/dev/sda1", gib: 50 };

/** The volume that an instance of an image starts from. */
export const rootVolumeOf = (imageId: string): RootVolume => (osFamilyOf(imageId) === "LINUX" ? LINUX_ROOT : WINDOWS_ROOT);

/** The volumes that are asked for beside what the image has, or instead of it. EC2 API, BlockDeviceMapping. */
export function volumesFrom(imageId: string, mappings: RunInstancesRequest["BlockDeviceMappings"] = []): Pick<InstanceRow, "volumeGib"> {
  const sized = mappings.filter(({ Ebs }) => Ebs?.VolumeSize !== undefined);
  if (sized.length === 0) return {};
  const root = rootVolumeOf(imageId);
  const asItIs = sized.some(({ DeviceName }) => DeviceName === root.deviceName) ? 0 : root.gib;
  return { volumeGib: asItIs + sumOf(sized, ({ Ebs }) => Ebs?.VolumeSize ?? 0) };
}

/** An instance has its root volume from its launch until it terminates, also while it is stopped. EBS pricing. */
export function keepVolume(ctx: Context, { instanceId, imageId, launchTime, state, volumeGib }: InstanceRow): void {
  const gib = volumeGib ?? rootVolumeOf(imageId).gib;
  keepMeter(ctx, instanceId, isEnding(state) ? null : { use: { kind: "volume", type: "gp3", gib }, since: launchTime, share: 1 });
}
