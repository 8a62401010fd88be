import type { Context } from "../../kernel/context.ts";
import { keepMeter } from "../billing/contract.ts";
import { osFamilyOf } from "./images.ts";
import type { InstanceRow } from "./tables.ts";

/**
 * How large the root volumes of images are, in GiB: those optimized for ECS have 30 (ECS guide, "Amazon ECS-optimized Linux
 * AMIs"), those of Windows 50 (from memory). Other images are assumed to be like them.
 */
const ROOT_GIB = { linux: 30, windows: 50 } as const;

/** An instance has its root volume from its launch until it terminates, also while it is stopped. EBS pricing. */
export function keepVolume(ctx: Context, { instanceId, imageId, launchTime, state }: InstanceRow): void {
  const isThere = state !== "shutting-down" && state !== "terminated";
  const gib = ROOT_GIB[osFamilyOf(imageId) === "LINUX" ? "linux" : "windows"];
  keepMeter(ctx, instanceId, isThere ? { use: { kind: "volume", type: "gp3", gib }, since: launchTime, share: 1 } : null);
}
