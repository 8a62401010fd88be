import { by } from "../../../lib/compare.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { clockText } from "../../../lib/timeText.ts";
import { comparableRevision } from "../../revisions/changes.ts";
import { type ComparedRevision, CompareRevisions } from "../../revisions/CompareRevisions.tsx";
import { nameIn } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { serviceHue } from "../../store/serviceHue.ts";
import { Swatch } from "../../ui/Swatch.tsx";
import { Tag } from "../../ui/Tag.tsx";
import { Block } from "./Block.tsx";
import { figure, many } from "../../graph/figures.ts";
import { Fact, Facts } from "./Facts.tsx";
import { RefLink } from "./RefLink.tsx";

export interface TaskDefinitionOverviewProps {
  readonly definition: Rows["ecs.taskDefinitions"];
  readonly state: Replica;
}

type Container = NonNullable<Rows["ecs.taskDefinitions"]["definition"]["containerDefinitions"]>[number];

/** A revision of a task definition: its containers, what one task takes, who runs it, its other revisions. */
export function TaskDefinitionOverview({ definition, state }: TaskDefinitionOverviewProps) {
  const { needs, definition: described, taskDefinitionArn } = definition;
  const services = [...state.tables["ecs.services"].values()].filter((one) => one.taskDefinitionArn === taskDefinitionArn && one.status === "ACTIVE");
  const live = [...state.tables["ecs.tasks"].values()].filter((one) => one.taskDefinitionArn === taskDefinitionArn && one.lastStatus !== "STOPPED");
  const ports = [...needs.ports.map(String), ...needs.portsUdp.map((port) => `${port}/udp`)];
  return (
    <>
      <Block title="One task takes">
        <Facts>
          <Fact name="CPU">{figure(needs.cpuUnits)} CPU units</Fact>
          <Fact name="Memory">{figure(needs.memoryMiB)} MiB</Fact>
          <Fact name="Host ports">{ports.length === 0 ? "Dynamic, none reserved" : ports.join(", ")}</Fact>
          <Fact name="Network mode">{described.networkMode ?? "bridge"}</Fact>
        </Facts>
      </Block>
      <Block title="Containers">
        <ul className="flex flex-col gap-2">
          {(described.containerDefinitions ?? []).map((container) => (
            <ContainerItem key={container.name} container={container} />
          ))}
        </ul>
      </Block>
      <Block title="In use" aside={many(live.length, "task")}>
        {services.length === 0 ? (
          <p className="text-ink-3">No service wants this revision.</p>
        ) : (
          <div className="flex flex-wrap gap-x-3 gap-y-1">
            {services.map((service) => (
              <RefLink key={service.serviceArn} to={{ table: "ecs.services", id: service.serviceArn }}>
                <Swatch hue={serviceHue(service)} size="sm" />
                {service.serviceName}
              </RefLink>
            ))}
          </div>
        )}
      </Block>
      <Revisions definition={definition} state={state} />
    </>
  );
}

function ContainerItem({ container }: { readonly container: Container }) {
  const memory = container.memoryReservation ?? container.memory;
  return (
    <li className="rounded-card border border-line px-2.5 py-1.75">
      <div className="flex items-center gap-2">
        <b className="min-w-0 truncate font-semibold">{container.name}</b>
        {container.essential !== false && <Tag>essential</Tag>}
        <span className="ml-auto text-xs text-ink-3">
          {figure(container.cpu ?? 0)} CPU{memory === undefined ? "" : ` · ${figure(memory)} MiB`}
        </span>
      </div>
      <p className="mt-0.5 font-mono text-xs wrap-anywhere text-ink-2">{container.image}</p>
      {(container.portMappings ?? []).map((mapping) => (
        <p key={`${mapping.containerPort}/${mapping.protocol}`} className="text-xs text-ink-2">
          Port {mapping.containerPort}/{mapping.protocol ?? "tcp"} on host port {mapping.hostPort === undefined || mapping.hostPort === 0 ? "dynamic" : mapping.hostPort}
        </p>
      ))}
    </li>
  );
}

function Revisions({ definition, state }: TaskDefinitionOverviewProps) {
  const revisions = [...state.tables["ecs.taskDefinitions"].values()].filter((one) => one.family === definition.family).sort(by((one) => -one.revision));
  const before = revisions.find(({ revision }) => revision < definition.revision) ?? revisions.find((one) => one !== definition);
  return (
    <Block title="Revisions" aside={many(revisions.length, "revision")}>
      <ul>
        {revisions.map((one) => (
          <li key={one.taskDefinitionArn} className="flex h-6 items-center gap-2">
            {one === definition ? (
              <b className="font-semibold">{nameIn(one.taskDefinitionArn)}</b>
            ) : (
              <RefLink to={{ table: "ecs.taskDefinitions", id: one.taskDefinitionArn }}>{nameIn(one.taskDefinitionArn)}</RefLink>
            )}
            {one.status !== "ACTIVE" && <Tag>{one.status}</Tag>}
            <span className="ml-auto text-xs text-ink-3">registered {clockText(one.registeredAt)}</span>
          </li>
        ))}
      </ul>
      {before !== undefined && (
        <div className="mt-2.5">
          <CompareRevisions revisions={revisions.map(comparedRevision)} before={before.taskDefinitionArn} after={definition.taskDefinitionArn} />
        </div>
      )}
    </Block>
  );
}

function comparedRevision({ taskDefinitionArn, definition }: Rows["ecs.taskDefinitions"]): ComparedRevision {
  return { id: taskDefinitionArn, label: nameIn(taskDefinitionArn), content: comparableRevision(definition) };
}
