import type { Rows } from "../../../../bridge/protocol.ts";
import { clustersOf } from "../../../graph/capacityOffers.ts";
import { type GroupProvider, isOverGroup, type ManagedProvider } from "../../../store/providerKinds.ts";
import { groupNameIn, nameIn } from "../../../store/names.ts";
import type { Replica } from "../../../store/replica.ts";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { managedWords } from "./managedWords.ts";
import { rangeWords } from "./rangeWords.ts";
import { ProviderReservation } from "./ProviderReservation.tsx";

interface CapacityProviderOverviewProps {
  readonly provider: Rows["ecs.capacityProviders"];
  readonly state: Replica;
}

/** A capacity provider: the group behind it or what ECS launches by itself, how ECS is to scale that, what it makes of it now, and the clusters that may use it. */
export function CapacityProviderOverview({ provider, state: { tables } }: CapacityProviderOverviewProps) {
  return (
    <>
      {isOverGroup(provider) ? <Settings provider={provider} tables={tables} /> : <ManagedInstances provider={provider} tables={tables} />}
      {provider.managedScaling?.status === "ENABLED" && <ProviderReservation capacityProviderArn={provider.capacityProviderArn} tables={tables} />}
      <Clusters name={provider.name} tables={tables} />
    </>
  );
}

function Settings({ provider, tables }: { readonly provider: GroupProvider } & Pick<Replica, "tables">) {
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

/** What ECS may launch by itself, what it has launched, and when it lets go of that. */
function ManagedInstances({ provider, tables }: { readonly provider: ManagedProvider } & Pick<Replica, "tables">) {
  const { infrastructureRoleArn = "", instanceLaunchTemplate, infrastructureOptimization } = provider.managedInstances.settings;
  const { ec2InstanceProfileArn = "", capacityOptionType, instanceRequirements: asked, storageConfiguration } = instanceLaunchTemplate ?? {};
  const { scaleInAfter } = infrastructureOptimization ?? {};
  const own = [...tables["ecs.launchedInstances"].values()].filter(({ capacityProviderArn }) => capacityProviderArn === provider.capacityProviderArn);
  return (
    <Block title="Amazon ECS Managed Instances">
      <Facts>
        <Fact name="Capacity">{capacityOptionType}</Fact>
        <Fact name="vCPUs">{asked === undefined ? "as ECS chooses" : rangeWords(asked.vCpuCount)}</Fact>
        <Fact name="Memory">{asked === undefined ? "as ECS chooses" : rangeWords(asked.memoryMiB, "MiB")}</Fact>
        <Fact name="Storage">{storageConfiguration?.storageSizeGiB} GiB</Fact>
        <Fact name="Idle ones go">{scaleInAfter === -1 ? "never" : scaleInAfter === undefined ? "when ECS finds it best" : `after ${scaleInAfter} s`}</Fact>
        <Fact name="Instance profile">{nameIn(ec2InstanceProfileArn)}</Fact>
        <Fact name="Infrastructure role">{nameIn(infrastructureRoleArn)}</Fact>
        {provider.updateStatus !== null && <Fact name="Update">{provider.updateStatus}</Fact>}
      </Facts>
      {provider.trouble !== null && <p className="mt-1.5 text-xs break-words text-bad">Nothing is launched: {provider.trouble}</p>}
      <ul className="mt-1.5">
        {own.map((row) => (
          <li key={row.instanceId} className="flex h-6 items-center gap-2">
            <RefLink to={{ table: "ec2.instances", id: row.instanceId }}>{row.instanceId}</RefLink>
            <span className="ml-auto text-xs text-ink-3">{managedWords(row, tables)}</span>
          </li>
        ))}
      </ul>
      {own.length === 0 && <p className="mt-1.5 text-ink-3">No instances: ECS launches them when tasks wait for one.</p>}
      {provider.updateStatusReason !== null && <p className="mt-1.5 text-xs text-ink-2">{provider.updateStatusReason}</p>}
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
