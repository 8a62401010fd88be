import { call } from "../../../../aws/generated/api.ts";
import { trustPolicy } from "../../../../aws/trustPolicy.ts";
import type { Call, Rows } from "../../../../bridge/protocol.ts";
import { ECS_ROLE, ecsRoleArn, roleNamed, rolesOfDefinition, standingDenials } from "../../../graph/lens/roleFacts.ts";
import type { Tables } from "../../../store/replica.ts";

/** A role in which somebody acts for a service. */
export interface ServiceRole {
  readonly what: string;
  readonly name: string;
  /** Its key; null: there is no such role, and `make` makes it. */
  readonly roleKey: string | null;
  readonly denied: number;
  readonly make: Call;
}

type Known = Pick<Tables, "iam.roles" | "iam.decisions">;

/** The roles of a service's tasks, and that in which ECS acts for all of them. */
export function rolesOfService(definition: Rows["ecs.taskDefinitions"] | undefined, tables: Known): readonly ServiceRole[] {
  const { execution, task } = rolesOfDefinition(definition, tables);
  const ofTasks = [["Execution role", execution] as const, ["Task role", task] as const].flatMap(([what, named]) =>
    named === null ? [] : [{ what, name: named.name, roleKey: named.role?.roleKey ?? null, denied: standingDenials(named.arn, tables).length, make: roleForTasks(named.name) }],
  );
  const ofEcs = roleNamed(ECS_ROLE, tables);
  const make = call("iam", "CreateServiceLinkedRole", { AWSServiceName: "ecs.amazonaws.com" });
  return [...ofTasks, { what: "ECS acts as", name: ECS_ROLE, roleKey: ofEcs?.roleKey ?? null, denied: standingDenials(ecsRoleArn(tables), tables).length, make }];
}

/** Without a policy: what it may do is said once it is there. */
function roleForTasks(RoleName: string): Call {
  return call("iam", "CreateRole", { RoleName, AssumeRolePolicyDocument: trustPolicy("ecs-tasks.amazonaws.com") });
}
