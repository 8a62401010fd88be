import type { CreateServiceRequest } from "../../../../aws/generated/ecs.ts";
import { assert } from "../../../../lib/assert.ts";
import type { Context } from "../../../kernel/context.ts";
import type { ServiceRow } from "../tables.ts";

/** What ECS does for a service that CodeDeploy deploys: it comes with CodeDeploy's code. */
export interface CodeDeployedCode {
  /** Throws what ECS refuses of such a service. */
  readonly checkSets: (input: CreateServiceRequest) => void;
  /** Makes its first task set. */
  readonly beginSets: (ctx: Context, service: ServiceRow) => void;
}

let provided: CodeDeployedCode | undefined;

/** Hands in the code. A session that has such a service must not be opened before. */
export function provideCodeDeployed(code: CodeDeployedCode): void {
  provided = code;
}

/** Whether a call makes such a service. */
export const needsCodeDeployed = ({ operation, input }: { readonly operation: string; readonly input: unknown }): boolean =>
  operation === "CreateService" && (input as Partial<CreateServiceRequest> | undefined)?.deploymentController?.type === "CODE_DEPLOY";

function codeDeployed(): CodeDeployedCode {
  assert(provided !== undefined, "the code of services that CodeDeploy deploys was not handed in");
  return provided;
}

export const checkSets = (input: CreateServiceRequest): void => codeDeployed().checkSets(input);
export const beginSets = (ctx: Context, service: ServiceRow): void => codeDeployed().beginSets(ctx, service);
