import type { AccountDescription } from "../../../../aws/account/description.ts";
import { errorIn } from "../../../../aws/validate.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { attempt } from "../../../kernel/operation.ts";
import { requestOf } from "../launchTemplates/fromLaunchTemplate.ts";
import { launchTemplates } from "../launchTemplates/tables.ts";

type Described = Pick<AccountDescription, "launchTemplates">;

/** What keeps EC2 from taking in the launch templates that are described, as a sentence. What they speak of is looked for when they are used. */
export function problemOfLaunchTemplates(view: View, { launchTemplates: described }: Described): string | undefined {
  for (const { launchTemplateName: LaunchTemplateName, launchTemplateId, data: LaunchTemplateData } of described) {
    const problem = errorIn("ec2", "CreateLaunchTemplate", { LaunchTemplateName, LaunchTemplateData });
    if (problem !== undefined) return `The launch template ${LaunchTemplateName} cannot be: ${problem.message}`;
    const answer = attempt(() => requestOf(LaunchTemplateData));
    if (!answer.ok) return `The launch template ${LaunchTemplateName} cannot be: ${answer.message}`;
    if (view.all(launchTemplates).some((one) => one.launchTemplateId === launchTemplateId || one.launchTemplateName === LaunchTemplateName)) return `The launch template ${LaunchTemplateName} is there already.`;
  }
  if (view.size(launchTemplates) + described.length > launchTemplates.limit) return `There can be at most ${launchTemplates.limit} launch templates.`;
  const twice = repeated(described.flatMap(({ launchTemplateId, launchTemplateName }) => [launchTemplateId, `the launch template ${launchTemplateName}`]));
  return twice === undefined ? undefined : `${twice} is described twice.`;
}

/** Writes them down. */
export function restoreLaunchTemplates(ctx: Context, { launchTemplates: described }: Described): void {
  for (const { createdAgo, ...template } of described) ctx.insert(launchTemplates, { ...template, createdAt: ctx.now - createdAgo });
}
