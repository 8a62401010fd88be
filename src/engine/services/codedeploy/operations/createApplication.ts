import type { CreateApplicationInput, CreateApplicationOutput } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { uuid } from "../../../kernel/ids.ts";
import { operation } from "../../../kernel/operation.ts";
import { APPLICATIONS } from "../limits.ts";
import { notSimulated, refusal } from "../refusals.ts";
import { applications } from "../tables.ts";

/** Makes an application: what its deployment groups stand in. */
export const createApplication = operation("codedeploy", "CreateApplication", {
  check(view: View, { applicationName, computePlatform = "Server" }: CreateApplicationInput): string {
    if (computePlatform !== "ECS") throw notSimulated(`An application of the compute platform ${computePlatform}`);
    // Assumed wordings.
    if (view.find(applications, applicationName) !== undefined) throw refusal("ApplicationAlreadyExistsException", `Application already exists with name: ${applicationName}`);
    if (view.size(applications) >= APPLICATIONS) throw refusal("ApplicationLimitExceededException", `The account has ${APPLICATIONS} applications and takes no more`);
    return applicationName;
  },

  apply(ctx: Context, applicationName: string): CreateApplicationOutput {
    const { applicationId } = ctx.insert(applications, { applicationName, applicationId: uuid(ctx), createdAt: ctx.now });
    return { applicationId };
  },
});
