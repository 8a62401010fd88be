import type { View } from "../../../kernel/context.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { findServiceDeployment } from "./find.ts";
import type { ServiceDeploymentRow } from "./table.ts";
import { NOT_FOUND } from "./words.ts";

/** The service deployment that must be there. Throws ServiceDeploymentNotFoundException. */
export function serviceDeploymentNamed(view: View, arn: string): ServiceDeploymentRow {
  const row = findServiceDeployment(view, arn);
  if (row === undefined) throw new Refusal("ServiceDeploymentNotFoundException", NOT_FOUND);
  return row;
}
