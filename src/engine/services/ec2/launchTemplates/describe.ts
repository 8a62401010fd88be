import type { LaunchTemplate, LaunchTemplateVersion, ResponseLaunchTemplateData } from "../../../../aws/generated/ec2.ts";
import { iamArn } from "../../../../aws/arn.ts";
import { epochSeconds } from "../../../../aws/epoch.ts";
import { describeTags } from "../describe.ts";
import type { LaunchTemplateRow } from "./tables.ts";

/** Who makes everything here. */
const CREATED_BY = iamArn("root");

/** A launch template as the API gives it. */
export function describeLaunchTemplate(row: LaunchTemplateRow): LaunchTemplate {
  return {
    LaunchTemplateId: row.launchTemplateId,
    LaunchTemplateName: row.launchTemplateName,
    CreateTime: epochSeconds(row.createdAt),
    CreatedBy: CREATED_BY,
    DefaultVersionNumber: 1,
    LatestVersionNumber: 1,
    Tags: describeTags(row.tags),
  };
}

/** Its one version. */
export function describeVersion(row: LaunchTemplateRow): LaunchTemplateVersion {
  return {
    LaunchTemplateId: row.launchTemplateId,
    LaunchTemplateName: row.launchTemplateName,
    VersionNumber: 1,
    ...(row.versionDescription === null ? {} : { VersionDescription: row.versionDescription }),
    CreateTime: epochSeconds(row.createdAt),
    CreatedBy: CREATED_BY,
    DefaultVersion: true,
    // What is asked for and what is answered have the same members.
    LaunchTemplateData: row.data as ResponseLaunchTemplateData,
  };
}
