import type { CreateLaunchTemplateRequest, CreateLaunchTemplateResult } from "../../../../aws/generated/ec2.ts";
import { hexId } from "../../../kernel/ids.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { changing } from "../dryRun.ts";
import { describeLaunchTemplate } from "../launchTemplates/describe.ts";
import { requestOf } from "../launchTemplates/fromLaunchTemplate.ts";
import { launchTemplates } from "../launchTemplates/tables.ts";
import { limitExceeded } from "../routing/refusals.ts";
import { tagsFor } from "../routing/needed.ts";

/** Creates a launch template. What it holds is looked at when it is used, as in EC2: its groups may not be there yet. */
export const createLaunchTemplate = changing("CreateLaunchTemplate", {
  check(view, input: CreateLaunchTemplateRequest) {
    const { LaunchTemplateName: name, LaunchTemplateData: data, VersionDescription } = input;
    if (view.all(launchTemplates).some(({ launchTemplateName }) => launchTemplateName === name)) {
      throw new Refusal("InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use."); // Observed.
    }
    if (view.size(launchTemplates) >= launchTemplates.limit) throw limitExceeded("LaunchTemplateLimitExceeded", "launch templates");
    // Observed.
    if (Object.keys(data).length === 0) throw new Refusal("MissingParameter", "The request must contain the parameter LaunchTemplateData");
    requestOf(data);
    return { name, data, versionDescription: VersionDescription ?? null, tags: tagsFor(input, "launch-template") };
  },

  apply(ctx, { name, data, versionDescription, tags }): CreateLaunchTemplateResult {
    const launchTemplateId = `lt-0${hexId(ctx, 16)}`;
    const row = ctx.insert(launchTemplates, { launchTemplateId, launchTemplateName: name, versionDescription, data, tags, createdAt: ctx.now });
    return { LaunchTemplate: describeLaunchTemplate(row) };
  },
});
