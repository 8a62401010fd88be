import type { Rows } from "../../../bridge/protocol.ts";
import { clusterNameIn } from "../../store/names.ts";
import type { Replica } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Block } from "./Block.tsx";

export interface NeverRegisteredProps {
  readonly machine: Rows["ec2.instances"];
  readonly state: Replica;
}

/** Why an EC2 instance stands in no cluster: it is too early, or what is wrong and what to do. */
export function NeverRegistered({ machine, state }: NeverRegisteredProps) {
  const { title, sentence } = reasonOf(machine, state);
  const complaint = machine.consoleOutput.findLast((line) => /error|fail|not found|unable/i.test(line));
  return (
    <Block>
      <div className="grid grid-cols-[14px_1fr] gap-2 rounded-[7px] bg-warn-soft px-3 py-2 [--g-on:var(--warn-soft)]">
        <StatusGlyph status={machine.state === "pending" ? "pending" : "warning"} className="mt-0.75" />
        <div>
          <b className="block font-semibold">{title}</b>
          <span className="text-ink-2">{sentence}</span>
          {complaint !== undefined && <p className="mt-1 font-mono text-xs wrap-anywhere text-ink-2">{complaint}</p>}
        </div>
      </div>
    </Block>
  );
}

function reasonOf(machine: Rows["ec2.instances"], { tables }: Replica): { readonly title: string; readonly sentence: string } {
  if (machine.state === "shutting-down" || machine.state === "terminated") {
    return { title: "It never registered", sentence: "It was terminated before its agent registered with a cluster." };
  }
  const name = clusterNameIn(machine.userData);
  const exists = [...tables["ecs.clusters"].values()].some((cluster) => cluster.clusterName === name && cluster.status === "ACTIVE");
  if (!exists) {
    return {
      title: `There is no cluster named ${name}`,
      sentence: /ECS_CLUSTER|-Cluster /.test(machine.userData)
        ? `Its /etc/ecs/ecs.config names ${name}. Create that cluster, or launch an instance that names another.`
        : `Its user data sets no ECS_CLUSTER, so its agent asks for ${name}. Create that cluster, or launch an instance that names another.`,
    };
  }
  if (machine.iamInstanceProfile === null) {
    return { title: "It has no instance profile", sentence: "Without a role the agent may not register. Launch an instance with ecsInstanceRole." };
  }
  const physical = tables["physics.machines"].get(machine.instanceId);
  if (physical !== undefined && !physical.agentReachable) {
    return { title: "Its agent cannot reach ECS", sentence: "The way between the agent and ECS is closed. It registers once that is open again." };
  }
  return { title: "It has not registered yet", sentence: `It boots, starts its agent, and then registers with ${name}.` };
}
