import type { Rows } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { thingOf } from "../things.ts";
import { ECS_ROLE, ecsRoleArn, isAboutTargets, type NamedRole, roleArnOf, roleOfInstance, rolesOfDefinition, standingDenials } from "./roleFacts.ts";

/** What the permissions lens says of a thing, for who cannot see its card; nothing where it has nothing to say. */
export function permissionsSentence(nodeId: string, tables: Tables): string {
  const thing = thingOf(nodeId, tables);
  switch (thing?.kind) {
    case "instance":
      return ofMachine(tables["ecs.containerInstances"].get(thing.id)?.ec2InstanceId ?? "", tables);
    case "machine":
      return ofMachine(thing.id, tables);
    case "service":
      return ofService(tables["ecs.services"].get(thing.id), tables);
    case "targetGroup":
      return `ECS registers its targets as ${ECS_ROLE}.${denialsSentence(standingDenials(ecsRoleArn(tables), tables).filter(isAboutTargets))}`;
    case "loadBalancer":
    case "cluster":
      return `ECS acts as ${ECS_ROLE}.${denialsSentence(standingDenials(ecsRoleArn(tables), tables))}`;
    default:
      return "";
  }
}

function ofMachine(instanceId: string, tables: Tables): string {
  const row = tables["ec2.instances"].get(instanceId);
  if (row === undefined) return "";
  const { role, why } = roleOfInstance(row, tables);
  if (role === null) return `No role: ${why}.`;
  return `Role ${role.roleName}.${denialsSentence(standingDenials(roleArnOf(role), tables))}`;
}

function ofService(row: Rows["ecs.services"] | undefined, tables: Tables): string {
  const { execution, task } = rolesOfDefinition(tables["ecs.taskDefinitions"].get(row?.taskDefinitionArn ?? ""), tables);
  const denials = [execution, task].flatMap((one) => (one === null ? [] : standingDenials(one.arn, tables)));
  return `${named("Execution role", execution)} ${named("Task role", task)}${denialsSentence(denials)}`;
}

function named(what: string, role: NamedRole | null): string {
  if (role === null) return `${what} none.`;
  return role.role === undefined ? `${what} ${role.name}, which does not exist.` : `${what} ${role.name}.`;
}

function denialsSentence(denials: readonly Rows["iam.decisions"][]): string {
  return denials.map(({ action, message }) => ` Denied: ${message ?? action}`).join("");
}
