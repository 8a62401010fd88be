import type { Rows } from "../../../bridge/protocol.ts";
import { messageParts } from "../../store/messageParts.ts";
import { nameIn, shortName } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { copyWhole, Shortened } from "../../ui/Shortened.tsx";
import { Block } from "./Block.tsx";
import { ContainerList } from "./ContainerList.tsx";
import { figure } from "../../graph/figures.ts";
import { Fact, Facts } from "./Facts.tsx";
import { RefLink } from "./RefLink.tsx";
import { StatusPath } from "./StatusPath.tsx";

export interface TaskOverviewProps {
  readonly task: Rows["ecs.tasks"];
  readonly state: Replica;
}

/** A task: why it stopped, how far it came and when, its containers, where it is and why there. */
export function TaskOverview({ task, state }: TaskOverviewProps) {
  return (
    <>
      {(task.stopCode !== null || task.stoppedReason !== null) && (
        <Block title={task.lastStatus === "STOPPED" ? "Why it stopped" : "Why it stops"}>
          <Facts>
            <Fact name="Reason">
              <span onCopy={copyWhole}>
                <Shortened parts={messageParts(task.stoppedReason ?? "Not given")} />
              </span>
            </Fact>
            <Fact name="Stop code" mono>
              {task.stopCode ?? "None yet"}
            </Fact>
          </Facts>
        </Block>
      )}
      <Block title="Status" aside={task.lastStatus === task.desiredStatus ? task.lastStatus : `${task.lastStatus}, should be ${task.desiredStatus}`}>
        <StatusPath task={task} now={state.now} />
      </Block>
      <ContainerList containers={task.containers} />
      <Where task={task} state={state} />
      <Placement task={task} />
    </>
  );
}

function Where({ task, state }: TaskOverviewProps) {
  const instance = state.tables["ecs.containerInstances"].get(task.containerInstanceArn);
  const { cpuUnits, memoryMiB } = task.needs;
  return (
    <Block title="Where and whose">
      <Facts>
        <Fact name="Instance">
          <RefLink to={{ table: "ecs.containerInstances", id: task.containerInstanceArn }}>
            <span title={instance?.ec2InstanceId} className="font-mono text-xs">
              {shortName(instance?.ec2InstanceId ?? task.containerInstanceArn)}
            </span>
          </RefLink>
        </Fact>
        <Fact name="Zone">{task.availabilityZone}</Fact>
        {task.serviceArn === null ? (
          <Fact name="Group">{task.group}</Fact>
        ) : (
          <Fact name="Service">
            <RefLink to={{ table: "ecs.services", id: task.serviceArn }}>{nameIn(task.serviceArn)}</RefLink>
          </Fact>
        )}
        {task.startedBy !== null && (
          <Fact name="Started by">
            <span title={task.startedBy}>{shortName(task.startedBy)}</span>
          </Fact>
        )}
        <Fact name="Task definition">
          <RefLink to={{ table: "ecs.taskDefinitions", id: task.taskDefinitionArn }}>{nameIn(task.taskDefinitionArn)}</RefLink>
        </Fact>
        <Fact name="Reserves">
          {figure(cpuUnits)} CPU units, {figure(memoryMiB)} MiB
        </Fact>
        <Fact name="Task id" mono>
          {nameIn(task.taskArn)}
        </Fact>
      </Facts>
    </Block>
  );
}

/** The placement's own answer: how many instances each of its steps left over. */
function Placement({ task }: { readonly task: Rows["ecs.tasks"] }) {
  if (task.placement === null) return null;
  const { candidates, steps } = task.placement;
  return (
    <Block title="Why here" aside={`${figure(candidates)} registered`}>
      <ol>
        {steps.map((step, at) => {
          const before = steps[at - 1]?.kept ?? candidates;
          return (
            <li key={step.stage} className="flex h-6 items-center gap-2.5">
              <span className="grid size-5 place-items-center rounded-full bg-sunken text-xs font-semibold text-ink-2">{at + 1}</span>
              <span className="min-w-0 truncate">{step.stage}</span>
              <span className="ml-auto font-medium text-ink-2">
                {before} → {step.kept}
              </span>
            </li>
          );
        })}
      </ol>
    </Block>
  );
}
