import type { Rows } from "../../../bridge/protocol.ts";
import { clockText } from "../../../lib/timeText.ts";
import { messageParts } from "../../store/messageParts.ts";
import { nameIn, shortName } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { placeOnFargate } from "../../store/taskPlacement.ts";
import { copyWhole, Shortened } from "../../ui/Shortened.tsx";
import { Block } from "./Block.tsx";
import { ContainerList } from "./ContainerList.tsx";
import { figure } from "../../graph/figures.ts";
import { Fact, Facts } from "./Facts.tsx";
import { WhyThisOne } from "./placement/WhyThisOne.tsx";
import { RefLink } from "./RefLink.tsx";
import { StatusPath } from "./StatusPath.tsx";
import { WaysOut } from "./WaysOut.tsx";

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
      {task.serviceArn !== null && task.stopCode === "ServiceSchedulerInitiated" && <WhyThisOne task={task} />}
      <Block title="Status" aside={task.lastStatus === task.desiredStatus ? task.lastStatus : `${task.lastStatus}, should be ${task.desiredStatus}`}>
        <StatusPath task={task} now={state.now} />
      </Block>
      <ContainerList task={task} definition={state.tables["ecs.taskDefinitions"].get(task.taskDefinitionArn)} />
      <Where task={task} state={state} />
      {task.containerInstanceArn === "" && task.availabilityZone !== "" && task.stopCode === "TaskFailedToStart" && <WaysOut instanceId={task.taskArn} state={state} />}
    </>
  );
}

/** What stands under a task without an instance. */
function FargateFacts({ task }: Pick<TaskOverviewProps, "task">) {
  const { network, networkInterface } = task;
  const place = placeOnFargate(task);
  return (
    <>
      <Fact name="Runs on">
        {place?.capacityProvider === "FARGATE_SPOT" ? "Fargate Spot" : "Fargate"} {place?.platformVersion}
      </Fact>
      {place?.retiresAt !== undefined && <Fact name="AWS retires it">{clockText(place.retiresAt)}</Fact>}
      <Fact name="Subnet" mono>
        {networkInterface?.subnetId ?? "None"}
      </Fact>
      <Fact name="Address" mono>
        {networkInterface?.privateIpv4Address ?? "None yet"}
        {network?.assignPublicIp === true ? ", and a public one" : ""}
      </Fact>
    </>
  );
}

function Where({ task, state }: TaskOverviewProps) {
  const instance = state.tables["ecs.containerInstances"].get(task.containerInstanceArn);
  const { cpuUnits, memoryMiB } = task.needs;
  return (
    <Block title="Where and whose">
      <Facts>
        {task.availabilityZone === "" ? (
          <Fact name="Instance">None yet: it waits for one</Fact>
        ) : task.containerInstanceArn === "" ? (
          <FargateFacts task={task} />
        ) : (
          <Fact name="Instance">
            <RefLink to={{ table: "ecs.containerInstances", id: task.containerInstanceArn }}>
              <span title={instance?.ec2InstanceId} className="font-mono text-xs">
                {shortName(instance?.ec2InstanceId ?? task.containerInstanceArn)}
              </span>
            </RefLink>
          </Fact>
        )}
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
