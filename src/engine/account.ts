import type { Module } from "./kernel/module.ts";
import { World } from "./kernel/world.ts";
import { physics } from "./physics/index.ts";
import { ec2, seedAccount } from "./services/ec2/index.ts";
import { ecs } from "./services/ecs/index.ts";
import { elbv2 } from "./services/elbv2/index.ts";

/** Everything the account consists of: nature, and a line for each service. */
export const MODULES: readonly Module[] = [physics, ec2, elbv2, ecs];

/** A fresh account as AWS hands it out: a default VPC with a subnet in each zone, and nothing else. */
export function newAccount(seed: number): World {
  const world = new World(MODULES, seed);
  seedAccount(world.context);
  return world;
}
