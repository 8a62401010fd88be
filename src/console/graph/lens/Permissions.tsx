import { Lock, UserRound } from "lucide-react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useReplica, useRow, useTable } from "../../store/replica.ts";
import { useLevel } from "../level.ts";
import { thingOf } from "../things.ts";
import { Pick } from "./Pick.tsx";
import { ECS_ROLE, ecsRoleArn, isAboutTargets, type NamedRole, roleArnOf, roleNamed, roleOfInstance, rolesOfDefinition, standingDenials } from "./roleFacts.ts";

type Denials = readonly Rows["iam.decisions"][];

/** The role of an instance's profile, and what it was denied. */
export function MachineRole({ id }: { readonly id: string }) {
  const level = useLevel();
  const row = useRow("ec2.instances", id);
  const roles = useTable("iam.roles");
  const instanceProfiles = useTable("iam.instanceProfiles");
  const decisions = useTable("iam.decisions");
  if (row === undefined) return null;
  const { role, why } = roleOfInstance(row, { "iam.roles": roles, "iam.instanceProfiles": instanceProfiles });
  const denials = role === null ? [] : standingDenials(roleArnOf(role), { "iam.decisions": decisions });
  if (level !== "near") {
    return <div className="lens-mid">{role === null || denials.length > 0 ? <Lock aria-hidden className="text-bad" size={22} /> : <UserRound aria-hidden size={20} className="text-ink-3" />}</div>;
  }
  return (
    <div className="lens-rows">
      <div>{role === null ? <span className="text-bad">no role</span> : <RoleName role={role} />}</div>
      <div>{role === null ? <span className="text-bad">{why}</span> : <Denied denials={denials} otherwise="nothing denied" />}</div>
    </div>
  );
}

/** The two roles of a service's tasks. */
export function ServiceRoles({ id }: { readonly id: string }) {
  const service = useRow("ecs.services", id);
  const definition = useRow("ecs.taskDefinitions", service?.taskDefinitionArn ?? "");
  const roles = useTable("iam.roles");
  const { execution, task } = rolesOfDefinition(definition, { "iam.roles": roles });
  return (
    <div className="lens-rows">
      <NamedRoleLine what="execution" role={execution} />
      <NamedRoleLine what="task" role={task} />
    </div>
  );
}

function NamedRoleLine({ what, role }: { readonly what: string; readonly role: NamedRole | null }) {
  const decisions = useTable("iam.decisions");
  const denials = role === null ? [] : standingDenials(role.arn, { "iam.decisions": decisions });
  return (
    <div>
      <span className="what">{what}</span>
      {role === null && <span className="text-ink-3">no role</span>}
      {role !== null && (role.role === undefined ? <span className="text-bad">{role.name} does not exist</span> : <RoleName role={role.role} />)}
      {denials.length > 0 && <Denied denials={denials} isShort />}
    </div>
  );
}

/** Where ECS itself acts: as its service-linked role. */
export function UsedByEcs({ id }: { readonly id: string }) {
  const kind = useReplica(({ tables }) => thingOf(id, tables)?.kind);
  const roles = useTable("iam.roles");
  const decisions = useTable("iam.decisions");
  const role = roleNamed(ECS_ROLE, { "iam.roles": roles });
  const all = standingDenials(ecsRoleArn({ "iam.roles": roles }), { "iam.decisions": decisions });
  const denials = kind === "targetGroup" ? all.filter(isAboutTargets) : all;
  const name = role === undefined ? <span className="text-bad">no {ECS_ROLE}</span> : <RoleName role={role} />;
  if (kind === "loadBalancer") return <BalancerRole denials={denials}>{name}</BalancerRole>;
  return (
    <span className={kind === "cluster" ? "r" : "tg-2"}>
      {kind === "cluster" && <span>acts as</span>}
      {name}
      {denials.length > 0 && <Denied denials={denials} isShort={kind !== "cluster"} />}
    </span>
  );
}

function BalancerRole({ denials, children }: { readonly denials: Denials; readonly children: React.ReactNode }) {
  return (
    <>
      <div className="alb-l">ECS acts on it as</div>
      <div className="rule lens-line">
        {children}
        {denials.length > 0 && <Denied denials={denials} isShort />}
      </div>
    </>
  );
}

function RoleName({ role }: { readonly role: Rows["iam.roles"] }) {
  return (
    <Pick to={{ table: "iam.roles", id: role.roleKey }} title={`Role ${role.roleName}`}>
      <UserRound aria-hidden size={11} className="text-ink-3" />
      <span>{role.roleName}</span>
    </Pick>
  );
}

interface DeniedProps {
  readonly denials: Denials;
  /** What is said where nothing is denied. */
  readonly otherwise?: string;
  /** The padlock alone. */
  readonly isShort?: boolean;
}

/** What is denied now, in AWS's own words when it is hovered. */
function Denied({ denials, otherwise = "", isShort = false }: DeniedProps) {
  const [first, ...others] = denials;
  if (first === undefined) return <span className="text-ink-3">{otherwise}</span>;
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return (
    <span className="denied" title={denials.map(({ action, message }) => message ?? action).join("\n")}>
      <Lock aria-hidden size={11} />
      {!isShort && <span>{`${first.action}${more}`}</span>}
    </span>
  );
}
