import type { RunInstancesRequest } from "../../../aws/generated/ec2.ts";
import { sumOf } from "../../../lib/sum.ts";
import type { Context } from "../../kernel/context.ts";
import { keepMeter } from "../billing/contract.ts";
import { osFamilyOf } from "./images.ts";
import { isEnding } from "./isEnding.ts";
import type { InstanceRow } from "./tables.ts";

/**
 * How large the root volumes of images are, in GiB: those optimized for ECS have 30 (ECS guide, "Amazon ECS-optimized Linux
 * AMIs"), those of Windows 50 (from memory). Other images are assumed to be like them.
 */
const ROOT_GIB = { linux: 30, windows: 50 } as const;

const rootGibOf = (imageId: string): number => ROOT_GIB[osFamilyOf(imageId) === "LINUX" ? "linux" : "windows"];

/** What images call their root volume. */
export const ROOT_DEVICE = "/dev/xvda";

/** The volumes that are asked for beside what the image has, or instead of it. EC2 API, BlockDeviceMapping. */
export function volumesFrom(imageId: string, mappings: RunInstancesRequest["BlockDeviceMappings"] = []): Pick<InstanceRow, "volumeGib"> {
  const sized = mappings.filter(({ Ebs }) => Ebs?.VolumeSize !== undefined);
  if (sized.length === 0) return {};
  const root = sized.some(({ DeviceName }) => DeviceName === ROOT_DEVICE) ? 0 : rootGibOf(imageId);
  return { volumeGib: root + sumOf(sized, ({ Ebs }) => Ebs?.VolumeSize ?? 0) };
}

/** An instance has its root volume from its launch until it terminates, also while it is stopped. EBS pricing. */
export function keepVolume(ctx: Context, { instanceId, imageId, launchTime, state, volumeGib }: InstanceRow): void {
  const gib = volumeGib ?? rootGibOf(imageId);
  keepMeter(ctx, instanceId, isEnding(state) ? null : { use: { kind: "volume", type: "gp3", gib }, since: launchTime, share: 1 });
}
