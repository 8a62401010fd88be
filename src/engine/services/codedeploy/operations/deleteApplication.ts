import type { DeleteApplicationInput, Nothing } from "../../../../aws/generated/codedeploy.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { groupsOf } from "../find.ts";
import { applications, groups, type ApplicationRow, type GroupRow } from "../tables.ts";

interface Plan {
  readonly application: ApplicationRow | undefined;
  readonly own: readonly GroupRow[];
}

/** Deletes an application with its deployment groups, if there is one. What is under way goes on, as it knows all that it needs (assumed). */
export const deleteApplication = operation("codedeploy", "DeleteApplication", {
  check: (view: View, { applicationName }: DeleteApplicationInput): Plan => ({ application: view.find(applications, applicationName), own: groupsOf(view, applicationName) }),

  apply(ctx: Context, { application, own }: Plan): Nothing {
    for (const { groupKey } of own) ctx.remove(groups, groupKey);
    if (application !== undefined) ctx.remove(applications, application.applicationName);
    return {};
  },
});
