import type { LaunchTemplateSpecification } from "../../../../aws/generated/ec2.ts";
import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { launchTemplateOf } from "./queries.ts";
import type { LaunchTemplateRow } from "./tables.ts";

/** The launch template by its id or its name, or a refusal. */
export function launchTemplateNamed(view: View, by: Omit<LaunchTemplateSpecification, "Version">): LaunchTemplateRow {
  const row = launchTemplateOf(view, by);
  if (row !== undefined) return row;
  // Observed.
  throw by.LaunchTemplateId === undefined
    ? new Refusal("InvalidLaunchTemplateName.NotFoundException", "At least one of the launch templates specified in the request does not exist.")
    : new Refusal("InvalidLaunchTemplateId.NotFound", `The specified launch template, with template ID ${by.LaunchTemplateId}, does not exist.`);
}

/** The same in the version that is asked for: there is no other than the first. */
export function versionNamed(view: View, spec: LaunchTemplateSpecification): LaunchTemplateRow {
  const row = launchTemplateNamed(view, spec);
  const { Version = "$Default" } = spec;
  if (Version === "1" || Version === "$Default" || Version === "$Latest") return row;
  throw new Refusal(
    "InvalidLaunchTemplateId.VersionNotFound",
    `Could not find the specified version ${Version} for the launch template with ID ${row.launchTemplateId}.`,
  );
}
