import type { Rows } from "../../bridge/protocol.ts";
import { type Replica, useReplica } from "../store/replica.ts";
import type { Status } from "../ui/StatusGlyph.tsx";

/** The state of an instance, as its card's header tells it. */
export interface InstanceLook {
  readonly status: Status;
  readonly word: string;
  /** All is well: the glyph says enough. */
  readonly isQuiet: boolean;
  /** Its group does not choose it when it shrinks. */
  readonly isProtected?: true;
  /** Two minutes are left of it. */
  readonly isReclaimed?: true;
  readonly className: "draining" | "dead" | null;
}

export function useInstanceLook(containerInstanceArn: string): InstanceLook {
  return useReplica((state) => instanceLook(state, containerInstanceArn));
}

/** One of a few constants, so that a card renders only when its own state changed. */
export function instanceLook({ tables }: Pick<Replica, "tables">, arn: string): InstanceLook {
  const row = tables["ecs.containerInstances"].get(arn);
  if (row === undefined) return GONE;
  const machine = tables["physics.machines"].get(row.ec2InstanceId);
  const state = tables["ec2.instances"].get(row.ec2InstanceId)?.state;
  const look = lookOf(row, state, machine);
  if (isReclaimed(row.ec2InstanceId, tables) && (look === CONNECTED || look === DRAINING)) return RECLAIMED;
  if (look !== CONNECTED && look !== DRAINING) return look;
  const member = tables["autoscaling.instances"].get(row.ec2InstanceId);
  if (member?.lifecycleState.startsWith("Terminating") === true) return LEAVING;
  return look === CONNECTED && member?.isProtectedFromScaleIn === true ? PROTECTED : look;
}

/** Whether EC2 has given the notice that it takes an instance of Spot back. */
function isReclaimed(instanceId: string, tables: Replica["tables"]): boolean {
  const row = tables["ec2.instances"].get(instanceId);
  return row?.instanceLifecycle === "spot" && row.state === "running" && row.changesAt !== null;
}

function lookOf(
  row: Rows["ecs.containerInstances"],
  state: Rows["ec2.instances"]["state"] | undefined,
  machine: Rows["physics.machines"] | undefined,
): InstanceLook {
  if (state === "terminated") return TERMINATED;
  if (state === "shutting-down") return SHUTTING_DOWN;
  if (state === "stopping" || state === "stopped") return STOPPED;
  if (machine?.failed === true) return FAILED;
  if (machine !== undefined && !machine.powered) return NO_POWER;
  if (!row.agentConnected) return AGENT_LOST;
  return row.status === "DRAINING" ? DRAINING : CONNECTED;
}

const CONNECTED: InstanceLook = { status: "healthy", word: "Agent connected", isQuiet: true, className: null };
const PROTECTED: InstanceLook = { ...CONNECTED, word: "Agent connected, protected from scale-in", isProtected: true };
const RECLAIMED: InstanceLook = { status: "warning", word: "Taken back", isQuiet: false, className: "draining", isReclaimed: true };
const LEAVING: InstanceLook = { status: "draining", word: "Scaled in", isQuiet: false, className: "draining" };
const DRAINING: InstanceLook = { status: "draining", word: "Draining", isQuiet: false, className: "draining" };
const AGENT_LOST: InstanceLook = { status: "unreachable", word: "Agent lost", isQuiet: false, className: "dead" };
const NO_POWER: InstanceLook = { status: "failed", word: "No power", isQuiet: false, className: "dead" };
const FAILED: InstanceLook = { status: "failed", word: "Failed", isQuiet: false, className: "dead" };
const SHUTTING_DOWN: InstanceLook = { status: "stopped", word: "Shutting down", isQuiet: false, className: "dead" };
const TERMINATED: InstanceLook = { status: "stopped", word: "Terminated", isQuiet: false, className: "dead" };
const STOPPED: InstanceLook = { status: "stopped", word: "Stopped", isQuiet: false, className: "dead" };
const GONE: InstanceLook = { status: "stopped", word: "Gone", isQuiet: false, className: "dead" };
