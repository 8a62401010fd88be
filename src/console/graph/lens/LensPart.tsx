import { useLens } from "../../store/lens.ts";
import { useReplica } from "../../store/replica.ts";
import { isClassic, thingOf, type Thing } from "../things.ts";
import { BalancerNetwork, GroupNetwork } from "./BalancingNetwork.tsx";
import { ClassicNetwork } from "./ClassicNetwork.tsx";
import { ClusterNetwork, ServiceNetwork, ZoneNetwork } from "./ClusterNetwork.tsx";
import { MachineNetwork } from "./MachineNetwork.tsx";
import { MachineRole, ServiceRoles, UsedByEcs } from "./Permissions.tsx";

/** What a thing's card or header says under the lens that is on. */
export function LensPart({ nodeId }: { readonly nodeId: string }) {
  const lens = useLens();
  const kind = useReplica(({ tables }) => thingOf(nodeId, tables)?.kind);
  const machineId = useReplica(({ tables }) => (kind === "instance" ? tables["ecs.containerInstances"].get(nodeId)?.ec2InstanceId : nodeId)) ?? "";
  if (lens === null || kind === undefined) return null;
  const id = kind === "instance" ? machineId : nodeId;
  const Part = (lens === "network" ? NETWORK : PERMISSIONS)[kind];
  return Part === undefined ? null : <Part id={id} />;
}

type Parts = Partial<Record<Thing["kind"], (props: { readonly id: string }) => React.ReactNode>>;

const NETWORK: Parts = {
  loadBalancer: ({ id }) => (isClassic(id) ? <ClassicNetwork id={id} /> : <BalancerNetwork id={id} />),
  targetGroup: GroupNetwork,
  service: ServiceNetwork,
  cluster: ClusterNetwork,
  zone: ZoneNetwork,
  instance: MachineNetwork,
  machine: MachineNetwork,
};

const PERMISSIONS: Parts = {
  loadBalancer: UsedByEcs,
  targetGroup: UsedByEcs,
  service: ServiceRoles,
  cluster: UsedByEcs,
  instance: MachineRole,
  machine: MachineRole,
};
