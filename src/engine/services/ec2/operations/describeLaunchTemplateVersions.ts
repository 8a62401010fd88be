import type { DescribeLaunchTemplateVersionsRequest, DescribeLaunchTemplateVersionsResult } from "../../../../aws/generated/ec2.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { describeVersion } from "../launchTemplates/describe.ts";
import { launchTemplateNamed, versionNamed } from "../launchTemplates/lookup.ts";
import { launchTemplates, type LaunchTemplateRow } from "../launchTemplates/tables.ts";
import { pageOf } from "../pages.ts";
import { missingParameter } from "../refusals.ts";

/** The versions of a launch template, or, as `$Latest` and `$Default`, those of all templates. */
export const describeLaunchTemplateVersions = looking(
  "DescribeLaunchTemplateVersions",
  (view, input: DescribeLaunchTemplateVersionsRequest): DescribeLaunchTemplateVersionsResult => {
    const { LaunchTemplateId, LaunchTemplateName, Versions = [] } = input;
    const isOne = LaunchTemplateId !== undefined || LaunchTemplateName !== undefined;
    // Assumed wording.
    if (!isOne && Versions.length === 0) throw missingParameter("Either a launch template ID or a launch template name must be specified.");
    const rows = isOne ? [launchTemplateNamed(view, { LaunchTemplateId, LaunchTemplateName })] : view.all(launchTemplates);
    for (const Version of isOne ? Versions : []) versionNamed(view, { LaunchTemplateId, LaunchTemplateName, Version });
    const { items, ...next } = pageOf(filtered(rows, input.Filters, FIELDS), input);
    return { LaunchTemplateVersions: items.map(describeVersion), ...next };
  },
);

const FIELDS: FilterFields<LaunchTemplateRow> = {
  "image-id": ({ data }) => (data.ImageId === undefined ? [] : [data.ImageId]),
  "instance-type": ({ data }) => (data.InstanceType === undefined ? [] : [data.InstanceType]),
  "is-default-version": () => ["true"],
};
