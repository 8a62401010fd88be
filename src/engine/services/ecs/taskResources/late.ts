import type { ContainerDefinition } from "../../../../aws/generated/ecs.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context } from "../../../kernel/context.ts";
import type { ContainerState, TaskRow } from "../tables.ts";

/** A container that is about to be created. */
export interface Beginner {
  readonly task: TaskRow;
  readonly container: ContainerState;
  readonly definition: ContainerDefinition;
}

/** Gets a container what it needs beside its image. false: it cannot be had, and the container or its task is given up. */
export type Prepare = (ctx: Context, beginner: Beginner) => boolean;

let prepare: Prepare | undefined;

/** Hands in the code. A session with a call that needs it must not be opened before. */
export function provideTaskResources(code: Prepare): void {
  prepare = code;
}

/** Whether a container may be started. Most need nothing. */
export function prepareContainer(ctx: Context, task: TaskRow, container: ContainerState, definition: ContainerDefinition | undefined): boolean {
  if (definition === undefined || !needsMore(definition)) return true;
  assert(prepare !== undefined, "the code of task resources was not handed in");
  return prepare(ctx, { task, container, definition });
}

/** Whether a call brings containers that need more than an image. */
export function bringsTaskResources({ operation, input }: { readonly operation: string; readonly input: unknown }): boolean {
  if (operation !== "RegisterTaskDefinition") return operation === "RestoreAccount";
  const list = isRecord(input) ? input["containerDefinitions"] : undefined;
  return Array.isArray(list) && list.some((one: unknown) => isRecord(one) && needsMore(one));
}

const needsMore = (definition: { readonly logConfiguration?: unknown; readonly secrets?: unknown }): boolean =>
  definition.logConfiguration !== undefined || definition.secrets !== undefined;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;
