import { call } from "../../../aws/generated/api.ts";
import type { Rows } from "../../../bridge/protocol.ts";
import { clockText } from "../../../lib/timeText.ts";
import { roleOfInstance } from "../../graph/lens/roleFacts.ts";
import { useLens } from "../../store/lens.ts";
import { nameIn } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { onDemand } from "../../ui/onDemand.ts";
import { AttributeList } from "./AttributeList.tsx";
import { Block } from "./Block.tsx";
import { CodeText } from "./CodeText.tsx";
import { Fact, Facts } from "./Facts.tsx";
import { GroupChoice } from "./GroupChoice.tsx";
import { Ports } from "./instance/Ports.tsx";
import { Slots } from "./instance/Slots.tsx";
import { groupOf } from "./group/membersOf.ts";
import { NeverRegistered } from "./NeverRegistered.tsx";
import { RefLink } from "./RefLink.tsx";
import { Reserved } from "./Reserved.tsx";
import type { InstanceSubject } from "./subject.ts";
import { WaysOut } from "./WaysOut.tsx";
import { TaskList } from "./TaskList.tsx";

const Credits = onDemand(() => import("./instance/Credits.tsx").then((code) => code.Credits));

export interface InstanceOverviewProps {
  readonly subject: InstanceSubject;
  readonly state: Replica;
}

/** An instance: what it has left, what runs on it, what ECS and EC2 know of it. */
export function InstanceOverview({ subject, state }: InstanceOverviewProps) {
  const { machine, instance } = subject;
  const tasks = instance === null ? [] : liveTasks(instance, state);
  // What the lens tells of comes first.
  const isAboutNetwork = useLens() === "network";
  const ways = machine?.state === "running" ? <WaysOut instanceId={machine.instanceId} state={state} /> : null;
  return (
    <>
      {isAboutNetwork && ways}
      {instance === null && machine !== null && <NeverRegistered machine={machine} state={state} />}
      {instance !== null && (
        <>
          <Reserved instance={instance} tasks={tasks} state={state} />
          <TaskList title="Tasks" tasks={tasks} state={state} withService />
          <Ports instance={instance} tasks={tasks} />
          <Slots title="Network interfaces" noun="interface" total={instance.enis} tasks={tasks} heldBy={(task) => task.needs.enis} state={state} />
          {instance.gpus > 0 && <Slots title="GPUs" noun="GPU" total={instance.gpus} tasks={tasks} heldBy={(task) => task.needs.gpus} state={state} />}
          <Registration instance={instance} />
          <AttributeList instance={instance} />
        </>
      )}
      {machine !== null && (
        <>
          {!isAboutNetwork && ways}
          <Machine machine={machine} state={state} />
          {machine.instanceType.startsWith("t") && machine.state !== "terminated" && <Credits machine={machine} account={state.tables["ec2.cpuCredits"].get(machine.instanceId)} now={state.now} />}
          <GroupChoice
            groupIds={machine.securityGroupIds}
            vpcId={machine.vpcId}
            tables={state.tables}
            replace={(Groups) => call("ec2", "ModifyInstanceAttribute", { InstanceId: machine.instanceId, Groups })}
          />
          <Console machine={machine} />
        </>
      )}
    </>
  );
}

function liveTasks(instance: Rows["ecs.containerInstances"], { tables }: Replica): readonly Rows["ecs.tasks"][] {
  return [...tables["ecs.tasks"].values()].filter((task) => task.containerInstanceArn === instance.containerInstanceArn && task.lastStatus !== "STOPPED");
}

function Registration({ instance }: { readonly instance: Rows["ecs.containerInstances"] }) {
  return (
    <Block title="Container instance">
      <Facts>
        <Fact name="Cluster">
          <RefLink to={{ table: "ecs.clusters", id: instance.clusterArn }}>{nameIn(instance.clusterArn)}</RefLink>
        </Fact>
        <Fact name="Status">{instance.status}</Fact>
        <Fact name="Agent">
          {instance.agentConnected ? "Connected" : "Not connected"}, version {instance.agentVersion}
        </Fact>
        <Fact name="Registered">{clockText(instance.registeredAt)}</Fact>
        <Fact name="Id" mono>
          {nameIn(instance.containerInstanceArn)}
        </Fact>
      </Facts>
    </Block>
  );
}

function Machine({ machine, state: { tables } }: { readonly machine: Rows["ec2.instances"]; readonly state: Replica }) {
  const { role } = roleOfInstance(machine, tables);
  const name = machine.tags.find((tag) => tag.key === "Name")?.value ?? null;
  const group = groupOf(machine);
  return (
    <Block title="EC2 instance">
      <Facts>
        <Fact name="Instance id" mono>
          {machine.instanceId}
        </Fact>
        {name !== null && <Fact name="Name">{name}</Fact>}
        <Fact name="Type">
          {machine.instanceType}
          {machine.instanceLifecycle === "spot" && " on Spot"}
        </Fact>
        {machine.instanceLifecycle === "spot" && machine.state === "running" && machine.changesAt !== null && <Fact name="Taken back at">{clockText(machine.changesAt)}</Fact>}
        <Fact name="State">{machine.stateReason === null ? machine.state : `${machine.state}, ${machine.stateReason}`}</Fact>
        <Fact name="Zone">
          <RefLink to={{ table: "physics.zones", id: machine.availabilityZone }}>{machine.availabilityZone}</RefLink>
        </Fact>
        <Fact name="Private IP">{machine.privateIpAddress}</Fact>
        <Fact name="Subnet" mono>
          <RefLink to={{ table: "ec2.subnets", id: machine.subnetId }}>{machine.subnetId}</RefLink>
        </Fact>
        <Fact name="AMI" mono>
          {machine.imageId}
        </Fact>
        <Fact name="Profile">{machine.iamInstanceProfile === null ? "None" : nameIn(machine.iamInstanceProfile)}</Fact>
        {role !== null && (
          <Fact name="Role">
            <RefLink to={{ table: "iam.roles", id: role.roleKey }}>{role.roleName}</RefLink>
          </Fact>
        )}
        {group !== null && (
          <Fact name="Launched by">
            <RefLink to={{ table: "autoscaling.groups", id: group }}>{group}</RefLink>
          </Fact>
        )}
        <Fact name="Launched">{clockText(machine.launchTime)}</Fact>
        {machine.terminatedAt !== null && <Fact name="Terminated">{clockText(machine.terminatedAt)}</Fact>}
      </Facts>
    </Block>
  );
}

/** What GetConsoleOutput returns, and the user data it came from. */
function Console({ machine }: { readonly machine: Rows["ec2.instances"] }) {
  const log = machine.consoleOutput.join("\n");
  return (
    <>
      <Block title="User data" aside={machine.userData === "" ? "none" : <CopyButton label="Copy user data" text={machine.userData} />}>
        {machine.userData !== "" && <CodeText label="User data" text={machine.userData} language="log" />}
      </Block>
      <Block title="Console output" aside={log === "" ? undefined : <CopyButton label="Copy console output" text={log} />}>
        {log === "" ? <p className="text-ink-3">The machine has not written anything yet.</p> : <CodeText label="Console output" text={log} language="log" />}
      </Block>
    </>
  );
}
