import type { CreateServiceRequest } from "../generated/ecs.ts";
import type { Path } from "../problem.ts";
import { validate } from "../validate.ts";
import { fit, type FitRules, plainName } from "./fit.ts";
import type { ServiceFinding } from "./finding.ts";
import { ordered, SERVICE_ORDER } from "./order.ts";
import { hasPlaceholder, nameFrom } from "./placeholders.ts";
import { type Remark, shown } from "./remark.ts";

/** What describe-services adds to what was created. */
const RULES: FitRules = {
  readOnly: new Set(
    [
      "serviceArn",
      "status",
      "runningCount",
      "pendingCount",
      "deployments",
      "events",
      "createdAt",
      "createdBy",
      "taskSets",
      "platformFamily",
      "roleArn",
      "currentServiceDeployment",
      "currentServiceRevisions",
      "resourceManagementType",
    ].map(plainName),
  ),
  aliases: { clusterarn: "cluster" },
};

/** Fits what was found to CreateService. Names of an account that is not this one become bare names. */
export function importedService(document: Readonly<Record<string, unknown>>, { what, path }: { readonly what: string; readonly path: Path }): ServiceFinding {
  const { input, remarks } = fit({ service: "ecs", operation: "CreateService" }, document, RULES);
  const added: Remark[] = [];
  const bare = { ...input };
  for (const member of ["cluster", "taskDefinition"] as const) {
    const given = input[member];
    if (typeof given !== "string") continue;
    const name = bareName(given);
    if (name === given) continue;
    bare[member] = name;
    added.push({ path: [member], kind: hasPlaceholder(given) ? "filledIn" : "changed", text: "its name in this account", before: shown(given), after: shown(name) });
  }
  const whole = ordered(bare, SERVICE_ORDER) as unknown as CreateServiceRequest;
  return { kind: "service", what, path, input: whole, remarks: [...remarks, ...added], problems: validate("ecs", "CreateService", whole) };
}

/** `web` of a cluster's ARN, `web:3` of a task definition's; the words of a placeholder. */
function bareName(given: string): string {
  const name = given.startsWith("arn:") ? given.slice(given.lastIndexOf("/") + 1) : given;
  if (!hasPlaceholder(name)) return name;
  const revision = /:\d+$/.exec(name)?.[0] ?? "";
  return nameFrom(name.slice(0, name.length - revision.length)) + revision;
}
