import { iamArn, idOf } from "../../../aws/arn.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { groupBy } from "../../../lib/groupBy.ts";
import type { Tables } from "../../store/replica.ts";

type RoleRow = Rows["iam.roles"];
type DecisionRow = Rows["iam.decisions"];

/** The role in which ECS itself acts on load balancers and network interfaces. */
export const ECS_ROLE = "AWSServiceRoleForECS";

/** A role by its name or ARN. IAM tells names apart by their letters, small or not. */
export function roleNamed(nameOrArn: string, tables: Pick<Tables, "iam.roles">): RoleRow | undefined {
  return tables["iam.roles"].get(idOf(nameOrArn).toLowerCase());
}

/** What an EC2 instance acts as. */
export interface InstanceRole {
  /** null: nothing, and why. */
  readonly role: RoleRow | null;
  readonly why: string;
}

export function roleOfInstance({ iamInstanceProfile }: Rows["ec2.instances"], tables: Pick<Tables, "iam.roles" | "iam.instanceProfiles">): InstanceRole {
  if (iamInstanceProfile === null) return { role: null, why: "no instance profile" };
  const name = idOf(iamInstanceProfile);
  const profile = tables["iam.instanceProfiles"].get(name.toLowerCase());
  if (profile === undefined) return { role: null, why: `no profile ${name}` };
  const role = profile.roleKey === null ? undefined : tables["iam.roles"].get(profile.roleKey);
  return role === undefined ? { role: null, why: `nothing in profile ${name}` } : { role, why: "" };
}

/** A role that a task definition names, and the row of it; undefined: there is none of that name. */
export interface NamedRole {
  readonly name: string;
  readonly arn: string;
  readonly role: RoleRow | undefined;
}

/** The roles that a task definition names; null: it names none. */
export function rolesOfDefinition(
  definition: Rows["ecs.taskDefinitions"] | undefined,
  tables: Pick<Tables, "iam.roles">,
): { readonly execution: NamedRole | null; readonly task: NamedRole | null } {
  const named = (arn: string | undefined) => (arn === undefined ? null : { name: idOf(arn), arn: fullArn(arn), role: roleNamed(arn, tables) });
  return { execution: named(definition?.definition.executionRoleArn), task: named(definition?.definition.taskRoleArn) };
}

/** ECS takes the name of a role for its ARN. */
const fullArn = (nameOrArn: string): string => (nameOrArn.startsWith("arn:") ? nameOrArn : iamArn(`role/${nameOrArn}`));

/** What was asked of each role, as IAM keeps it, by the ARN of the role. */
const byRole = new WeakMap<Tables["iam.decisions"], ReadonlyMap<string, readonly DecisionRow[]>>();

/** What was asked for in a role, also in one that is not there, the newest first. */
export function decisionsOf(roleArn: string, { "iam.decisions": decisions }: Pick<Tables, "iam.decisions">): readonly DecisionRow[] {
  let grouped = byRole.get(decisions);
  if (grouped === undefined) {
    const newestFirst = [...decisions.values()].toSorted((a, b) => b.lastTime - a.lastTime);
    byRole.set(decisions, (grouped = groupBy(newestFirst, (row) => row.roleArn)));
  }
  return grouped.get(roleArn) ?? [];
}

/** Denials that no allowance of the same action has followed: what stands in the way now, as far as anybody asked. */
export function standingDenials(roleArn: string, tables: Pick<Tables, "iam.decisions">): readonly DecisionRow[] {
  const rows = decisionsOf(roleArn, tables);
  const answered = new Map<string, number>();
  for (const { action, outcome, lastTime } of rows) if (outcome === "allowed") answered.set(action, lastTime);
  return rows.filter(({ action, outcome, lastTime }) => {
    if (outcome === "allowed" || lastTime <= (answered.get(action) ?? -1)) return false;
    // Of several denials of one action the newest says enough.
    answered.set(action, Infinity);
    return true;
  });
}

export const isAboutTargets = ({ action }: DecisionRow): boolean => action.startsWith("elasticloadbalancing:");

export const roleArnOf = ({ path, roleName }: Pick<RoleRow, "path" | "roleName">): string => iamArn(`role${path}${roleName}`);

export function ecsRoleArn(tables: Pick<Tables, "iam.roles">): string {
  const role = roleNamed(ECS_ROLE, tables);
  return role === undefined ? iamArn(`role/aws-service-role/ecs.amazonaws.com/${ECS_ROLE}`) : roleArnOf(role);
}
