import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import type { Path } from "../problem.ts";
import { iamArn } from "../arn.ts";
import { ADDED_BY_ECS } from "../revisionMembers.ts";
import { IMAGE, NAME } from "../rules/names.ts";
import { problemsOfTaskDefinition } from "../rules/taskDefinition.ts";
import { taskDefinitionProblems } from "../taskDefinitionProblems.ts";
import { fit, type FitRules, plainName } from "./fit.ts";
import type { TaskDefinitionFinding } from "./finding.ts";
import { CONTAINER_ORDER, ordered, TASK_DEFINITION_ORDER } from "./order.ts";
import { hasPlaceholder, nameFrom, withWords } from "./placeholders.ts";
import { type Remark, shown } from "./remark.ts";

const RULES: FitRules = {
  readOnly: new Set(ADDED_BY_ECS.map(plainName)),
  aliases: { name: "family", taskdefinitionname: "family", containers: "containerDefinitions", requirescompatibility: "requiresCompatibilities" },
};

/** Where a task definition was found, and what its source is called: a family's name when it has none. */
export interface Origin {
  readonly what: string;
  readonly path: Path;
  readonly name: string;
}

/** Fits what was found to RegisterTaskDefinition, with a family and images that ECS would take. */
export function importedTaskDefinition(document: Readonly<Record<string, unknown>>, origin: Origin): TaskDefinitionFinding {
  const { input, remarks } = fit({ service: "ecs", operation: "RegisterTaskDefinition" }, document, RULES);
  const added: Remark[] = [];
  const containers = containersOf(input).map((container, i) => withImage(container, i, added));
  const family = textIn(input["family"]) ?? familyFor(document, containers, { origin, added });
  const bare = { ...input, family, containerDefinitions: containers } as RegisterTaskDefinitionRequest;
  const whole = ordered(withExecutionRole(bare, added), TASK_DEFINITION_ORDER);
  const { what, path } = origin;
  return { kind: "taskDefinition", what, path, input: whole, remarks: [...remarks, ...added], problems: taskDefinitionProblems(whole) };
}

function containersOf(input: Readonly<Record<string, unknown>>): readonly ContainerDefinition[] {
  const list = input["containerDefinitions"];
  return Array.isArray(list) ? list.map((container: ContainerDefinition) => ordered(container, CONTAINER_ORDER)) : [];
}

/** An image that a template leaves open gets its own words, or the container's name. */
function withImage(container: ContainerDefinition, i: number, added: Remark[]): ContainerDefinition {
  const image = textIn(container.image);
  if (image === undefined || IMAGE.test(image) || !hasPlaceholder(image)) return container;
  const name = textIn(container.name);
  const filled = imageFrom(image, name === undefined || !NAME.test(name) ? `container-${i + 1}` : name);
  const path = ["containerDefinitions", i, "image"];
  added.push({ path, kind: "filledIn", text: "a placeholder", before: shown(image), after: shown(filled) });
  return { ...container, image: filled };
}

/** What is spelled out of the image stays: its registry, its repository, its tag. */
function imageFrom(image: string, name: string): string {
  const bare = withWords(image);
  // Blanks mean that the placeholder was a sentence, and a sentence makes no name.
  const worded = image.replace(/[<>{}[\]]/g, "").trim().includes(" ") || bare.length < 2 ? name : bare.toLowerCase();
  const filled = worded.replace(/[^A-Za-z0-9_\-.:/@#]+/g, "-").replace(/^[-:/@.]+|[-:/@.]+$/g, "");
  return IMAGE.test(filled) && filled !== "" ? filled : name;
}

/** Published examples for Fargate often lack the role that it needs to pull images and to write logs. */
function withExecutionRole(input: RegisterTaskDefinitionRequest, added: Remark[]): RegisterTaskDefinitionRequest {
  if (textIn(input.executionRoleArn) !== undefined) return input;
  const wanted = problemsOfTaskDefinition(input).find(({ message }) => message.includes("execution role ARN"));
  if (wanted === undefined) return input;
  added.push({ path: ["executionRoleArn"], kind: "filledIn", text: wanted.message.replace(/[.]$/, ""), after: shown(EXECUTION_ROLE) });
  return { ...input, executionRoleArn: EXECUTION_ROLE };
}

/** The role that ECS's own console makes. */
export const EXECUTION_ROLE = iamArn("role/ecsTaskExecutionRole");

interface FamilySources {
  readonly origin: Origin;
  readonly added: Remark[];
}

function familyFor(document: Readonly<Record<string, unknown>>, containers: readonly ContainerDefinition[], { origin, added }: FamilySources): string {
  const arn = Object.entries(document).find(([name]) => plainName(name) === "taskdefinitionarn")?.[1];
  const fromArn = typeof arn === "string" ? nameFrom(arn.slice(arn.lastIndexOf("/") + 1).replace(/:\d+$/, "")) : "";
  const [first] = containers;
  const choices = [
    [fromArn, "from its ARN"],
    [nameFrom(origin.name), "from the file's name"],
    [nameFrom(textIn(first?.name) ?? ""), "from the first container's name"],
    ["imported", "there was none"],
  ] as const;
  const [family, text] = choices.find(([name]) => name !== "") ?? ["imported", "there was none"];
  added.push({ path: ["family"], kind: "filledIn", text, after: shown(family) });
  return family;
}

function textIn(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
