import type { NodeProps } from "@xyflow/react";
import { Gauge, Layers } from "lucide-react";
import { memo } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { groupUnder } from "../../store/providerKinds.ts";
import { useReplica, useRow } from "../../store/replica.ts";
import { select, useIsSelected } from "../../store/selection.ts";
import { clockText } from "../../../lib/timeText.ts";
import { classNames } from "../../ui/classNames.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { elementIdOf, setFocused, useIsFocused } from "../focus.ts";
import { type Fleet, briefWords, fleetOf, fleetWords } from "../fleetOfGroup.ts";
import { grouping } from "../grouping.ts";
import { useLevel } from "../level.ts";
import type { MapNode } from "../projection.ts";
import { nameOfGroupNode } from "../things.ts";
import { Frame } from "./Frame.tsx";
import { waitingByProvider } from "./waitingByProvider.ts";

type Group = Rows["autoscaling.groups"];
type Provider = Rows["ecs.capacityProviders"];

const membersOf = grouping<"autoscaling.instances">((row) => row.autoScalingGroupName);
const providersOf = grouping<"ecs.capacityProviders">(groupUnder);

/** An Auto Scaling group at the edge of its cluster: how many instances it has of those it may have, and by what ECS scales it. */
export const AutoScalingGroupNode = memo(function AutoScalingGroupNode({ id }: NodeProps<MapNode>) {
  const level = useLevel();
  const name = nameOfGroupNode(id);
  const group = useRow("autoscaling.groups", name);
  const members = useReplica(({ tables }) => membersOf(tables["autoscaling.instances"], name));
  const provider = useReplica(({ tables }) => providersOf(tables["ecs.capacityProviders"], name))[0];
  if (group === undefined) return null;
  const fleet = fleetOf(group, members);
  const label = `Auto Scaling group ${name}. ${fleetWords(fleet)}. Minimum ${group.minSize}, maximum ${group.maxSize}. ${provider === undefined ? "No capacity provider" : `Capacity provider ${provider.name}`}.`;
  const isNear = level === "near";
  return (
    <Frame thing={{ kind: "autoScalingGroup", id: name }} label={label} className={classNames("n asg", !isNear && "mid")}>
      {isNear ? <Near group={group} fleet={fleet} provider={provider} /> : <Middle group={group} fleet={fleet} />}
    </Frame>
  );
});

interface Parts {
  readonly group: Group;
  readonly fleet: Fleet;
}

function Near({ group, fleet, provider }: Parts & { readonly provider: Provider | undefined }) {
  return (
    <>
      <div className="sv-1">
        <Layers aria-hidden size={13} />
        <b>{group.autoScalingGroupName}</b>
        <em>{group.isDeleting ? "Delete in progress" : briefWords(fleet)}</em>
      </div>
      <Instances fleet={fleet} />
      <Bounds group={group} total={fleet.total} />
      {provider === undefined ? <p className="cp">No capacity provider: ECS does not scale it</p> : <ProviderFoot provider={provider} />}
    </>
  );
}

/** A cell for each instance that the group may have; of many, one stretch for each look. */
function Instances({ fleet: { looks, total } }: Pick<Parts, "fleet">) {
  const isMany = total > CELLS;
  return (
    <div className="cells" aria-hidden>
      {looks.flatMap(({ look, count }) =>
        isMany
          ? [<span key={look} className={classNames("cell", look)} style={{ flexGrow: count }} />]
          : Array.from({ length: count }, (_, at) => <span key={`${look} ${at}`} className={classNames("cell", look)} />),
      )}
    </div>
  );
}

const CELLS = 24;

/** The bracket that the desired capacity stays in, and where it stands. */
function Bounds({ group: { minSize, maxSize, desiredCapacity }, total }: Pick<Parts, "group"> & { readonly total: number }) {
  const at = (count: number) => `${total === 0 ? 0 : (count / total) * 100}%`;
  const right = `${total === 0 ? 0 : (1 - maxSize / total) * 100}%`;
  return (
    <div className="rail" aria-hidden>
      <span className="rng" style={{ left: at(minSize), right }} />
      <i className="at" style={{ left: at(desiredCapacity) }} />
      <span className="lo">
        min <b>{minSize}</b>
      </span>
      <span>
        desired <b>{desiredCapacity}</b>
      </span>
      <span className="hi">
        max <b>{maxSize}</b>
      </span>
    </div>
  );
}

/** The capacity provider over the group: a thing of its own, with its own menu. */
function ProviderFoot({ provider: { capacityProviderArn: id, name, managedScaling, updateStatus } }: { readonly provider: Provider }) {
  const isSelected = useIsSelected({ table: "ecs.capacityProviders", id });
  const isFocused = useIsFocused(id);
  const waiting = useReplica(({ tables }) => waitingByProvider(tables["ecs.tasks"], name));
  const [first] = waiting;
  const wait = first === undefined ? null : `${waiting.length} ${waiting.length === 1 ? "waits" : "wait"} since ${clockText(first.createdAt)}`;
  const does = updateStatus === "DELETE_IN_PROGRESS" ? "being deleted" : managedScaling?.status === "ENABLED" ? `target ${managedScaling.targetCapacity}%` : "no managed scaling";
  return (
    <div
      id={elementIdOf(id)}
      role="group"
      aria-label={`Capacity provider ${name}, ${does}.${wait === null ? "" : ` Tasks in PROVISIONING: ${wait}.`}`}
      data-thing={id}
      className={classNames("cp nopan", (isSelected || isFocused) && "foc")}
      onClick={(event) => {
        event.stopPropagation();
        select({ table: "ecs.capacityProviders", id });
        setFocused(id);
      }}
    >
      <Gauge aria-hidden size={12} />
      <b>{name}</b>
      {wait === null ? (
        <em>{does}</em>
      ) : (
        <em className="wait" title="Tasks in PROVISIONING">
          <StatusGlyph status="pending" size={10} />
          {wait}
        </em>
      )}
    </div>
  );
}

function Middle({ group, fleet }: Parts) {
  return (
    <>
      <span className="ttl">
        <Layers aria-hidden size={20} />
        <span>{group.autoScalingGroupName}</span>
        <em>
          {fleet.inService}/{group.desiredCapacity}
        </em>
      </span>
      <Instances fleet={fleet} />
    </>
  );
}
