import { capacityProviderArn } from "../../../aws/arn.ts";
import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { shortName } from "../../store/names.ts";
import { type Replica, useTable } from "../../store/replica.ts";
import { serviceCounts } from "../../store/serviceCounts.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { Meter } from "../../ui/Meter.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Swatch } from "../../ui/Swatch.tsx";
import { Block } from "./Block.tsx";
import { figure, many, percent } from "../../graph/figures.ts";
import { Fact, Facts } from "./Facts.tsx";
import { HeadroomBlock } from "./placement/HeadroomBlock.tsx";
import { RefLink } from "./RefLink.tsx";

export interface ClusterOverviewProps {
  readonly cluster: Rows["ecs.clusters"];
  readonly state: Replica;
}

/** A cluster: how full it is, its services, its instances. */
export function ClusterOverview({ cluster, state }: ClusterOverviewProps) {
  const own = (row: { readonly clusterArn: string; readonly status: string }) => row.clusterArn === cluster.clusterArn && row.status !== "INACTIVE";
  const instances = [...state.tables["ecs.containerInstances"].values()].filter(own).sort(by((row) => row.availabilityZone, (row) => row.registeredAt, (row) => row.ec2InstanceId));
  const services = [...state.tables["ecs.services"].values()].filter(own).sort(by((row) => row.createdAt, (row) => row.serviceArn));
  return (
    <>
      <Capacity instances={instances} />
      {instances.length > 0 && <HeadroomBlock clusterArn={cluster.clusterArn} state={state} />}
      <Block title="Services" aside={many(services.length, "service")}>
        {services.length === 0 ? (
          <p className="text-ink-3">None. Drag a task definition onto the cluster to create one.</p>
        ) : (
          <ul>
            {services.map((service) => (
              <li key={service.serviceArn} className="flex h-6 items-center gap-2">
                <RefLink to={{ table: "ecs.services", id: service.serviceArn }}>
                  <Swatch hue={serviceHue(service)} size="sm" />
                  {service.serviceName}
                </RefLink>
                <span className="ml-auto text-xs text-ink-2">
                  {serviceCounts(tasksOf(service, state)).running} of {service.desiredCount}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Block>
      <Block title="Container instances" aside={many(instances.length, "instance")}>
        {instances.length === 0 ? (
          <p className="text-ink-3">None. Drag an instance type onto a zone to launch one.</p>
        ) : (
          <ul>
            {instances.map((instance) => (
              <InstanceLine key={instance.containerInstanceArn} instance={instance} />
            ))}
          </ul>
        )}
      </Block>
      <Settings cluster={cluster} options={state.tables["ecs.clusterOptions"].get(cluster.clusterArn)} />
    </>
  );
}

interface SettingsProps {
  readonly cluster: Rows["ecs.clusters"];
  /** Absent where the cluster was given none of it. */
  readonly options: Rows["ecs.clusterOptions"] | undefined;
}

function Settings({ cluster, options }: SettingsProps) {
  const { capacityProviders = [], defaultCapacityProviderStrategy = [], serviceConnectNamespace = null } = options ?? {};
  return (
    <Block title="Settings">
      <Facts>
        <Fact name="Insights">{cluster.containerInsights}</Fact>
        <Fact name="Capacity">{capacityProviders.length === 0 ? <span className="text-ink-3">No capacity providers</span> : <Providers names={capacityProviders} />}</Fact>
        {defaultCapacityProviderStrategy.length > 0 && (
          <Fact name="Strategy">
            {defaultCapacityProviderStrategy.map(({ capacityProvider, base, weight }) => `${capacityProvider} base ${base} weight ${weight}`).join(", ")}
          </Fact>
        )}
        {serviceConnectNamespace !== null && <Fact name="Namespace">{serviceConnectNamespace.name}</Fact>}
      </Facts>
    </Block>
  );
}

/** Those that are no Fargate's can be looked at. */
function Providers({ names }: { readonly names: readonly string[] }) {
  const known = useTable("ecs.capacityProviders");
  return names.map((name, i) => {
    const arn = capacityProviderArn(name);
    return (
      <span key={name}>
        {i > 0 && ", "}
        {known.has(arn) ? <RefLink to={{ table: "ecs.capacityProviders", id: arn }}>{name}</RefLink> : name}
      </span>
    );
  });
}

function Capacity({ instances }: { readonly instances: readonly Rows["ecs.containerInstances"][] }) {
  const sum = (read: (row: Rows["ecs.containerInstances"]) => number) => instances.reduce((all, row) => all + read(row), 0);
  const cpu = { total: sum((row) => row.cpuUnits), free: sum((row) => row.cpuUnitsFree), unit: "CPU units", name: "CPU" };
  const memory = { total: sum((row) => row.memoryMiB), free: sum((row) => row.memoryMiBFree), unit: "MiB", name: "Memory" };
  return (
    <Block title="Reserved">
      {[cpu, memory].map(({ name, unit, total, free }) => (
        <div key={name} className="not-first:mt-2">
          <div className="grid grid-cols-[3.5rem_1fr_2.5rem] items-center gap-1.5">
            <span className="text-ink-3">{name}</span>
            <Meter label={`${name} reserved`} total={total} parts={[{ id: "reserved", amount: total - free }]} valueText={`${figure(total - free)} of ${figure(total)} ${unit}`} />
            <span className="text-right">{percent(total - free, total)}%</span>
          </div>
          <p className="pl-15.5 text-xs text-ink-3">
            {figure(total - free)} of {figure(total)} {unit}
          </p>
        </div>
      ))}
    </Block>
  );
}

function InstanceLine({ instance }: { readonly instance: Rows["ecs.containerInstances"] }) {
  const status = !instance.agentConnected ? "unreachable" : instance.status === "DRAINING" ? "draining" : "healthy";
  return (
    <li className="flex h-6 items-center gap-2">
      <StatusGlyph status={status} size={11} label={!instance.agentConnected ? "Agent not connected" : instance.status} />
      <RefLink to={{ table: "ecs.containerInstances", id: instance.containerInstanceArn }}>
        <span title={instance.ec2InstanceId} className="font-mono text-xs">
          {shortName(instance.ec2InstanceId)}
        </span>
      </RefLink>
      <span className="min-w-0 truncate">{instance.instanceType}</span>
      <span className="ml-auto text-xs text-ink-3">
        {instance.availabilityZone}, {percent(instance.cpuUnits - instance.cpuUnitsFree, instance.cpuUnits)}% CPU
      </span>
    </li>
  );
}

function tasksOf(service: Rows["ecs.services"], { tables }: Replica): readonly Rows["ecs.tasks"][] {
  return [...tables["ecs.tasks"].values()].filter((task) => task.serviceArn === service.serviceArn);
}
