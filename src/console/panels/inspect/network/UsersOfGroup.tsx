import type { Rows } from "../../../../bridge/protocol.ts";
import { shortName } from "../../../store/names.ts";
import type { Tables } from "../../../store/replica.ts";
import type { Ref } from "../../../store/selection.ts";
import { Block } from "../Block.tsx";
import { RefLink } from "../RefLink.tsx";

interface User {
  readonly ref: Ref;
  readonly kind: string;
  readonly name: string;
}

/** Users named; the rest are counted. */
const SHOWN = 12;

/** Who carries a security group: load balancers, services with interfaces of their own, and instances. */
export function UsersOfGroup({ group, tables }: { readonly group: Rows["ec2.securityGroups"]; readonly tables: Tables }) {
  const users = usersOf(group.groupId, tables);
  return (
    <Block title="Used by" aside={users.length === 0 ? "nobody" : String(users.length)}>
      {users.length > 0 && (
        <ul>
          {users.slice(0, SHOWN).map(({ ref, kind, name }) => (
            <li key={ref.id} className="flex gap-2 py-0.5">
              <RefLink to={ref}>{name}</RefLink>
              <span className="text-ink-3">{kind}</span>
            </li>
          ))}
        </ul>
      )}
      {users.length > SHOWN && <p className="text-xs text-ink-3">and {users.length - SHOWN} more</p>}
    </Block>
  );
}

function usersOf(groupId: string, tables: Tables): readonly User[] {
  const balancers = [...tables["elbv2.loadBalancers"].values()].filter((row) => row.securityGroupIds.includes(groupId));
  const services = [...tables["ecs.services"].values()].filter((row) => row.status !== "INACTIVE" && row.network?.securityGroupIds.includes(groupId) === true);
  const instances = [...tables["ec2.instances"].values()].filter((row) => row.state !== "terminated" && row.securityGroupIds.includes(groupId));
  return [
    ...balancers.map((row): User => ({ ref: { table: "elbv2.loadBalancers", id: row.loadBalancerArn }, kind: "Load balancer", name: row.loadBalancerName })),
    ...services.map((row): User => ({ ref: { table: "ecs.services", id: row.serviceArn }, kind: "Service", name: row.serviceName })),
    ...instances.map((row): User => ({ ref: { table: "ec2.instances", id: row.instanceId }, kind: row.instanceType, name: shortName(row.instanceId) })),
  ];
}
