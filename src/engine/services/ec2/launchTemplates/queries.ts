import type { LaunchTemplateSpecification } from "../../../../aws/generated/ec2.ts";
import type { View } from "../../../kernel/context.ts";
import { launchTemplates, type LaunchTemplateRow } from "./tables.ts";

/** The launch template by its id or its name. */
export function launchTemplateOf(view: View, { LaunchTemplateId: id, LaunchTemplateName: name }: LaunchTemplateSpecification): LaunchTemplateRow | undefined {
  return id === undefined ? view.all(launchTemplates).find(({ launchTemplateName }) => launchTemplateName === name) : view.find(launchTemplates, id);
}
