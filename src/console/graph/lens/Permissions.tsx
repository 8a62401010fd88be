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
    return (
      <div className="lens-mid">
        <ShortRole isMissing={role === null} denials={denials} />
      </div>
    );
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
  const decisions = useTable("iam.decisions");
  const level = useLevel();
  const named = rolesOfDefinition(definition, { "iam.roles": roles });
  if (level !== "near") {
    const those = [named.execution, named.task].filter((one) => one !== null);
    if (those.length === 0) return "no role";
    return <ShortRole isMissing={those.some(({ role }) => role === undefined)} denials={those.flatMap(({ arn }) => standingDenials(arn, { "iam.decisions": decisions }))} />;
  }
  const { execution, task } = named;
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
  const level = useLevel();
  const roles = useTable("iam.roles");
  const decisions = useTable("iam.decisions");
  const role = roleNamed(ECS_ROLE, { "iam.roles": roles });
  const all = standingDenials(ecsRoleArn({ "iam.roles": roles }), { "iam.decisions": decisions });
  const denials = kind === "targetGroup" ? all.filter(isAboutTargets) : all;
  if (level !== "near") {
    const short = <ShortRole isMissing={role === undefined} denials={denials} />;
    return kind === "loadBalancer" ? <div className="rule lens-line">ECS {short}</div> : short;
  }
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

/** Where there is no room for names: whether there is a role, and whether it was denied something. */
function ShortRole({ isMissing, denials }: { readonly isMissing: boolean; readonly denials: Denials }) {
  const isBad = isMissing || denials.length > 0;
  const says = isMissing ? "no role" : denials.length > 0 ? denials.map(({ action }) => `${action} denied`).join(", ") : "nothing denied";
  const Icon = isBad ? Lock : UserRound;
  return (
    <span title={says} role="img" aria-label={says} className="inline-flex">
      <Icon aria-hidden size={20} className={isBad ? "text-bad" : "text-ink-3"} />
    </span>
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
