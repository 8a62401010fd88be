import type { DescribeLaunchTemplatesRequest, DescribeLaunchTemplatesResult } from "../../../../aws/generated/ec2.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { describeLaunchTemplate } from "../launchTemplates/describe.ts";
import { launchTemplateNamed } from "../launchTemplates/lookup.ts";
import { launchTemplates, type LaunchTemplateRow } from "../launchTemplates/tables.ts";
import { pageOf } from "../pages.ts";

/** The launch templates of the account. */
export const describeLaunchTemplates = looking("DescribeLaunchTemplates", (view, input: DescribeLaunchTemplatesRequest): DescribeLaunchTemplatesResult => {
  const { LaunchTemplateIds: ids = [], LaunchTemplateNames: names = [] } = input;
  const named = [...ids.map((LaunchTemplateId) => ({ LaunchTemplateId })), ...names.map((LaunchTemplateName) => ({ LaunchTemplateName }))];
  const rows = named.length === 0 ? view.all(launchTemplates) : named.map((one) => launchTemplateNamed(view, one));
  const { items, ...next } = pageOf(filtered(rows, input.Filters, FIELDS), input);
  return { LaunchTemplates: items.map(describeLaunchTemplate), ...next };
});

const FIELDS: FilterFields<LaunchTemplateRow> = {
  "launch-template-name": (row) => [row.launchTemplateName],
};
