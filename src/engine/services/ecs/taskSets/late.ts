import type { CreateServiceRequest, UpdateServiceRequest } from "../../../../aws/generated/ecs.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context } from "../../../kernel/context.ts";
import type { ServiceRow } from "../tables.ts";

/** What ECS does for services that others deploy, by task sets. */
export interface SetsCode {
  /** Throws what ECS refuses of a service that CodeDeploy is to deploy. */
  readonly checkSets: (input: CreateServiceRequest) => void;
  /** Makes its first task set. */
  readonly beginSets: (ctx: Context, service: ServiceRow) => void;
  /** Throws what ECS refuses of a service whose task sets somebody else is to make. */
  readonly refuseWhatSetsHave: (input: CreateServiceRequest) => void;
  /** Throws what ECS refuses of an update of either. */
  readonly refuseUpdatesOfSets: (service: ServiceRow, input: UpdateServiceRequest) => void;
}

let provided: SetsCode | undefined;

/** Hands in the code. A session that has such a service must not be opened before. */
export function provideSets(code: SetsCode): void {
  provided = code;
}

/** Whether a call makes such a service. */
export function needsSets({ operation, input }: { readonly operation: string; readonly input: unknown }): boolean {
  const { type = "ECS" } = (input as Partial<CreateServiceRequest> | undefined)?.deploymentController ?? {};
  return operation === "CreateService" && type !== "ECS";
}

function setsCode(): SetsCode {
  assert(provided !== undefined, "the code of services that others deploy was not handed in");
  return provided;
}

export const checkSets: SetsCode["checkSets"] = (input) => setsCode().checkSets(input);
export const beginSets: SetsCode["beginSets"] = (ctx, service) => setsCode().beginSets(ctx, service);
export const refuseWhatSetsHave: SetsCode["refuseWhatSetsHave"] = (input) => setsCode().refuseWhatSetsHave(input);
export const refuseUpdatesOfSets: SetsCode["refuseUpdatesOfSets"] = (service, input) => setsCode().refuseUpdatesOfSets(service, input);
