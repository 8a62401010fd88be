import type { Rows } from "../../../../bridge/protocol.ts";
import { clustersOf } from "../../../graph/capacityOffers.ts";
import { groupNameIn, nameIn } from "../../../store/names.ts";
import type { Replica } from "../../../store/replica.ts";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { ProviderReservation } from "./ProviderReservation.tsx";

interface CapacityProviderOverviewProps {
  readonly provider: Rows["ecs.capacityProviders"];
  readonly state: Replica;
}

/** A capacity provider: the group behind it, how ECS is to scale that, what it makes of it now, and the clusters that may use it. */
export function CapacityProviderOverview({ provider, state: { tables } }: CapacityProviderOverviewProps) {
  return (
    <>
      <Settings provider={provider} tables={tables} />
      {provider.managedScaling.status === "ENABLED" && <ProviderReservation capacityProviderArn={provider.capacityProviderArn} tables={tables} />}
      <Clusters name={provider.name} tables={tables} />
    </>
  );
}

function Settings({ provider, tables }: Pick<CapacityProviderOverviewProps, "provider"> & Pick<Replica, "tables">) {
  const { managedScaling: scaling, managedTerminationProtection, managedDraining, autoScalingGroupArn, updateStatus, updateStatusReason } = provider;
  const group = groupNameIn(autoScalingGroupArn);
  return (
    <Block title="Capacity provider">
      <Facts>
        <Fact name="Group">{tables["autoscaling.groups"].has(group) ? <RefLink to={{ table: "autoscaling.groups", id: group }}>{group}</RefLink> : `${group}, which does not exist`}</Fact>
        <Fact name="Managed scaling">{scaling.status}</Fact>
        {scaling.status === "ENABLED" && (
          <>
            <Fact name="Target capacity">{scaling.targetCapacity} %</Fact>
            <Fact name="Step size">
              {scaling.minimumScalingStepSize} to {scaling.maximumScalingStepSize}
            </Fact>
            <Fact name="Warm-up">{scaling.instanceWarmupPeriod} s</Fact>
          </>
        )}
        <Fact name="Termination protection">{managedTerminationProtection}</Fact>
        <Fact name="Draining">{managedDraining}</Fact>
        {updateStatus !== null && <Fact name="Update">{updateStatus}</Fact>}
      </Facts>
      {updateStatusReason !== null && <p className="mt-1.5 text-xs text-ink-2">{updateStatusReason}</p>}
    </Block>
  );
}

/** Where it is associated, and its part of what such a cluster does when nothing is said. */
function Clusters({ name, tables }: { readonly name: string } & Pick<Replica, "tables">) {
  const clusters = clustersOf(name, tables);
  return (
    <Block title="Clusters">
      <ul>
        {clusters.map(({ clusterArn, defaultCapacityProviderStrategy }) => {
          const own = defaultCapacityProviderStrategy.find(({ capacityProvider }) => capacityProvider === name);
          return (
            <li key={clusterArn} className="flex h-6 items-center gap-2">
              <RefLink to={{ table: "ecs.clusters", id: clusterArn }}>{nameIn(clusterArn)}</RefLink>
              <span className="ml-auto text-xs text-ink-3">{own === undefined ? "not in the default strategy" : `by default, base ${own.base}, weight ${own.weight}`}</span>
            </li>
          );
        })}
      </ul>
      {clusters.length === 0 && <p className="text-ink-3">None: no task is placed by it.</p>}
    </Block>
  );
}
