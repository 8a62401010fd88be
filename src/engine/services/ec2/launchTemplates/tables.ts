import type { RequestLaunchTemplateData } from "../../../../aws/generated/ec2.ts";
import type { Module } from "../../../kernel/module.ts";
import { table } from "../../../kernel/table.ts";
import type { SimTime } from "../../../kernel/time.ts";
import type { Tag } from "../tables.ts";

/** A launch template in its one version. */
export interface LaunchTemplateRow {
  readonly launchTemplateId: string;
  readonly launchTemplateName: string;
  readonly versionDescription: string | null;
  /** As it was given: what RunInstances is asked for. */
  readonly data: RequestLaunchTemplateData;
  readonly tags: readonly Tag[];
  readonly createdAt: SimTime;
}

export const launchTemplates = table<LaunchTemplateRow>("ec2.launchTemplates", "launchTemplateId", 5000);

/** A module of its own, to stand last: the digest knows a table by its place. */
export const ec2LaunchTemplates: Module = {
  name: "ec2.launchTemplates",
  tables: [launchTemplates],
  indexes: [],
  operations: [],
  firings: [],
  reactions: [],
  guards: [],
};
