import type { DeleteLaunchTemplateRequest, DeleteLaunchTemplateResult } from "../../../../aws/generated/ec2.ts";
import { changing } from "../dryRun.ts";
import { describeLaunchTemplate } from "../launchTemplates/describe.ts";
import { launchTemplateNamed } from "../launchTemplates/lookup.ts";
import { launchTemplates } from "../launchTemplates/tables.ts";
import { missingParameter } from "../refusals.ts";

/** Deletes a launch template, whoever uses it: who launches by it then, fails. */
export const deleteLaunchTemplate = changing("DeleteLaunchTemplate", {
  check(view, input: DeleteLaunchTemplateRequest) {
    // Assumed wording.
    if (input.LaunchTemplateId === undefined && input.LaunchTemplateName === undefined) throw missingParameter("Either a launch template ID or a launch template name must be specified.");
    return launchTemplateNamed(view, input);
  },

  apply(ctx, row): DeleteLaunchTemplateResult {
    ctx.remove(launchTemplates, row.launchTemplateId);
    return { LaunchTemplate: describeLaunchTemplate(row) };
  },
});
