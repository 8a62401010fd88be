import { iamArn } from "../arn.ts";
import { taskDefinitionProblems } from "../taskDefinitionProblems.ts";
import type { TaskDefinitionFinding } from "./finding.ts";
import { type Remark, shown } from "./remark.ts";
import { EXECUTION_ROLE } from "./taskDefinition.ts";

/** A task definition that was pasted, without roles of other accounts and what stands for some: nobody can assume them here. */
export function withKnownRoles(finding: TaskDefinitionFinding): TaskDefinitionFinding {
  const { taskRoleArn, ...rest } = finding.input;
  const { executionRoleArn } = rest;
  const remarks: Remark[] = [];
  if (isElsewhere(taskRoleArn)) remarks.push({ path: ["taskRoleArn"], kind: "leftOut", text: WHY, before: shown(taskRoleArn) });
  if (isElsewhere(executionRoleArn)) {
    remarks.push({ path: ["executionRoleArn"], kind: "changed", text: WHY, before: shown(executionRoleArn), after: shown(EXECUTION_ROLE) });
  }
  if (remarks.length === 0) return finding;
  const known = isElsewhere(taskRoleArn) ? rest : finding.input;
  const input = isElsewhere(executionRoleArn) ? { ...known, executionRoleArn: EXECUTION_ROLE } : known;
  return { ...finding, input, remarks: [...finding.remarks, ...remarks], problems: taskDefinitionProblems(input) };
}

const WHY = "a role that is not in this account";

/** A mere name is mostly a placeholder that was filled in; what is no text ECS refuses itself. */
function isElsewhere(role: unknown): boolean {
  return typeof role === "string" && role !== "" && !role.startsWith(iamArn("role/"));
}
