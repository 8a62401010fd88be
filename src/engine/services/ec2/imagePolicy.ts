import type { Context, View } from "../../kernel/context.ts";
import type { Module } from "../../kernel/module.ts";
import { table } from "../../kernel/table.ts";
import { imageById } from "./images.ts";

/** What an account takes images for that AWS does not publish. */
export interface ImagePolicyRow {
  readonly policy: "otherImages";
  readonly ecsAgent: boolean;
}

const imagePolicies = table<ImagePolicyRow>("ec2.imagePolicies", "policy", 1);

/**
 * Whether the ECS agent is on an image. Somebody's own image is taken for an ECS-optimized one, as in clusters that
 * people bring along, unless the account is one where images are what their ids say.
 */
export function hasEcsAgent(view: View, imageId: string): boolean {
  return imageById(imageId)?.ecsAgent ?? view.find(imagePolicies, "otherImages")?.ecsAgent !== false;
}

/** Takes other images for plain Linux from now on. For time 0. */
export function takeOtherImagesForPlain(ctx: Context): void {
  ctx.insert(imagePolicies, { policy: "otherImages", ecsAgent: false });
}

/** A module of its own, to stand last: the digest knows a table by its place. */
export const ec2ImagePolicy: Module = {
  name: "ec2.imagePolicy",
  tables: [imagePolicies],
  indexes: [],
  operations: [],
  firings: [],
  reactions: [],
  guards: [],
};
