import { call } from "../../aws/generated/api.ts";
import { withAnswers } from "../../aws/template/answered.ts";
import { trustPolicy } from "../../aws/trustPolicy.ts";
import type { Call } from "../../bridge/protocol.ts";
import { roleNamed } from "../graph/lens/roleFacts.ts";
import type { Tables } from "../store/replica.ts";
import type { Step } from "./useSubmission.ts";

const RoleName = "ecsServiceRole";
const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceRole";

/** What a service with load balancers says of its role, and the calls that make that role first. */
export interface ServiceRoleParts {
  readonly input: { readonly role?: string };
  readonly before: readonly Call[];
}

/**
 * In classic times ECS registered targets in a role that the service named, and the console of then made it with the
 * first service that needed it.
 */
export function serviceRoleFor(hasLoadBalancers: boolean, tables: Pick<Tables, "era.ruleSets" | "iam.roles">): ServiceRoleParts {
  const [rules] = tables["era.ruleSets"].values();
  if (!hasLoadBalancers || rules?.ruleSet !== "classic") return { input: {}, before: [] };
  const isThere = roleNamed(RoleName, tables) !== undefined;
  const make = [call("iam", "CreateRole", { RoleName, AssumeRolePolicyDocument: trustPolicy("ecs.amazonaws.com") }), call("iam", "AttachRolePolicy", { RoleName, PolicyArn })];
  return { input: { role: RoleName }, before: isThere ? [] : make };
}

/** Steps with calls before them; what a call says of the answer to an earlier one is filled in. */
export function after(before: readonly Call[], steps: readonly Step[] | null): readonly Step[] | null {
  return steps === null ? null : [...before.map((made) => ({ id: idOfCall(made), call: () => made })), ...steps].map((step) => ({ ...step, call: (outputs) => filled(step.call(outputs), outputs) }));
}

/** Of most operations a form makes one call; roles are told apart by their names. */
function idOfCall({ operation, input }: Call): string {
  const name = typeof input === "object" && input !== null && "RoleName" in input ? input.RoleName : undefined;
  return typeof name === "string" ? `${operation} ${name}` : operation;
}

const filled = (made: Call, outputs: ReadonlyMap<string, unknown>): Call => ({ ...made, input: withAnswers(made.input, outputs) });
