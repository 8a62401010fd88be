import type { Path } from "../../../../aws/problem.ts";
import { useEditing } from "../editing.ts";
import { FormSection } from "./FormSection.tsx";
import { ProblemBox } from "./ProblemBoxes.tsx";

/** What is wrong with parts of the definition for which the form has no field. */
export function Elsewhere() {
  const { analysis } = useEditing();
  const problems = analysis.problems.filter(({ path, kind }) => kind !== "syntax" && !hasField(path));
  if (problems.length === 0) return null;
  return (
    <FormSection title="In the JSON only">
      {problems.map((problem) => (
        <ProblemBox key={`${problem.from} ${problem.message}`} problem={problem} hasPlace />
      ))}
    </FormSection>
  );
}

const TASK_FIELDS = new Set(["family", "requiresCompatibilities", "networkMode", "cpu", "memory", "containerDefinitions", "placementConstraints"]);
const CONTAINER_FIELDS = new Set(["name", "image", "cpu", "memory", "memoryReservation", "essential", "stopTimeout"]);
const CONSTRAINT_FIELDS = new Set(["type", "expression"]);
const LISTS: Readonly<Record<string, ReadonlySet<string>>> = {
  portMappings: new Set(["containerPort", "hostPort", "protocol", "name", "containerPortRange"]),
  environment: new Set(["name", "value"]),
  dependsOn: new Set(["containerName", "condition"]),
};
const HEALTH_FIELDS = new Set(["command", "interval", "timeout", "retries", "startPeriod"]);

/** Whether the form shows what is said of this place beside a field. */
export function hasField(path: Path): boolean {
  const [top, place, member, item, inner] = path;
  if (path.length === 1) return TASK_FIELDS.has(String(top));
  if (top === "placementConstraints") return path.length === 2 || (path.length === 3 && CONSTRAINT_FIELDS.has(String(member)));
  if (top !== "containerDefinitions" || typeof place !== "number") return false;
  if (path.length === 2) return true;
  const name = String(member);
  if (path.length === 3) return CONTAINER_FIELDS.has(name) || Object.hasOwn(LISTS, name) || name === "healthCheck";
  if (name === "healthCheck") return path.length === 4 && HEALTH_FIELDS.has(String(item));
  const members = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
  return members !== undefined && (path.length === 4 || (path.length === 5 && members.has(String(inner))));
}
