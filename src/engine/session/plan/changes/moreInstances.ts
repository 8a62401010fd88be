import type { Call } from "../../../../aws/generated/api.ts";
import { joiningUserData } from "../../../../aws/joiningUserData.ts";
import { shortZone } from "../../../../aws/shortZone.ts";
import { encodeBase64 } from "../../../../lib/base64.ts";
import { by } from "../../../../lib/compare.ts";
import { instanceOf, instanceTypes, subnetOf, vpcOf, type InstanceRow, type InstanceType, type SubnetRow } from "../../../services/ec2/contract.ts";
import { subnets } from "../../../services/ec2/tables.ts";
import { agentConfigFrom } from "../../../services/ecs/agent/config.ts";
import { newContainerInstance } from "../../../services/ecs/agent/newContainerInstance.ts";
import { hindrancesOf } from "../../../services/ecs/placement/hindrances.ts";
import { clusters, groupMembers, groupMembersOf, instancesByCluster } from "../../../services/ecs/tables.ts";
import { offerRoom, type Offer, type Search } from "../search.ts";

/** Types tried, the cheapest first: each is minutes of simulated time. */
const TYPES_TRIED = 2;

/**
 * One more instance of the cheapest type on which the task fits, launched as the newest of the cluster was: with its
 * image, network and user data. Into a cluster that has none it comes as the console launches it.
 */
export function moreInstances(search: Search): Offer | null {
  if (search.goal.containerInstanceArn !== null) return null;
  for (const place of placesFor(search)) {
    const types = typesFor(search, place);
    const fitting = typesThatFit(search, place, types);
    if (fitting.length > 0) return offerOneOf(search, place, { types, fitting: fitting.slice(0, TYPES_TRIED) });
  }
  return null;
}

function offerOneOf(search: Search, place: Place, { types, fitting }: { readonly types: readonly InstanceType[]; readonly fitting: readonly InstanceType[] }): Offer | null {
  const { availabilityZone } = place.subnet;
  for (const type of fitting) {
    const cheaper = types[types.indexOf(type) - 1];
    const { instanceType, linuxDollarsPerHour } = type;
    const draft = {
      title: `Launch one ${instanceType} in ${shortZone(availabilityZone)}`,
      detail: `${place.like === undefined ? "The cluster has no instance. " : ""}The cheapest type on which the task fits, $${linuxDollarsPerHour} an hour. It registers in a minute or two.`,
      unit: { kind: "instance", instanceType, availabilityZone },
    } as const;
    const less = cheaper === undefined ? [] : [launch(search, place, cheaper)];
    const found = offerRoom(search, draft, [launch(search, place, type)], less);
    if (found !== null) return found;
  }
  return null;
}

/** Where an instance could be launched, and which it would be launched like; undefined: the cluster has none. */
interface Place {
  readonly subnet: SubnetRow;
  readonly like: InstanceRow | undefined;
}

/**
 * A place in each zone: first where the cluster has instances, and of these where the group has the fewest tasks, like
 * the instance that registered last there. In the other zones like the last of all.
 */
function placesFor({ missed: { view }, subject }: Search): readonly Place[] {
  const rows = view.where(instancesByCluster, subject.clusterArn).toSorted(by(({ registeredAt }) => -registeredAt, ({ containerInstanceArn }) => containerInstanceArn));
  const instances = rows.flatMap(({ ec2InstanceId }) => instanceOf(view, ec2InstanceId) ?? []);
  const [newest] = instances;
  const elsewhere = view.all(subnets).filter(({ vpcId }) => (newest === undefined ? vpcOf(view, vpcId)?.isDefault === true : vpcId === newest.vpcId));
  const places = new Map<string, Place>();
  for (const like of instances) {
    const subnet = subnetOf(view, like.subnetId);
    if (subnet !== undefined && !places.has(subnet.availabilityZone)) places.set(subnet.availabilityZone, { subnet, like });
  }
  const settled = new Set(places.keys());
  for (const subnet of elsewhere) if (!places.has(subnet.availabilityZone)) places.set(subnet.availabilityZone, { subnet, like: newest });
  const members = view.where(groupMembers, groupMembersOf(subject.clusterArn, subject.group));
  const tasksIn = (zone: string) => members.filter(({ availabilityZone }) => availabilityZone === zone).length;
  return [...places.values()].toSorted(
    by(
      ({ subnet }) => (settled.has(subnet.availabilityZone) ? 0 : 1),
      ({ subnet }) => tasksIn(subnet.availabilityZone),
      ({ subnet }) => subnet.availabilityZone,
    ),
  );
}

/** By price, of the architecture of the image or, without one to go by, of the task. */
function typesFor({ subject }: Search, { like }: Place): readonly InstanceType[] {
  const asked = subject.definition.definition.runtimePlatform?.cpuArchitecture === "ARM64" ? "arm64" : "x86_64";
  const wanted = like === undefined ? asked : instanceTypes.get(like.instanceType)?.architecture;
  return [...instanceTypes.values()]
    .filter(({ architecture }) => architecture === wanted)
    .toSorted(by(({ linuxDollarsPerHour }) => linuxDollarsPerHour, ({ instanceType }) => instanceType));
}

/** Types that would take the task, as far as what they register says: that they do is found out by trying. */
function typesThatFit(search: Search, place: Place, types: readonly InstanceType[]): readonly InstanceType[] {
  const { missed: { view }, subject } = search;
  const config = agentConfigFrom(userDataFor(search, place));
  const { subnetId, vpcId, availabilityZone } = place.subnet;
  const rows = types.map((type) => {
    const { instanceType } = type;
    const instance = { instanceId: "", imageId: place.like?.imageId ?? "", instanceType, subnetId, vpcId, availabilityZone, launchTime: view.now };
    const row = newContainerInstance(view, { instance, type, config, containerInstanceArn: instanceType, clusterArn: subject.clusterArn });
    return { ...row, status: "ACTIVE", agentConnected: true } as const;
  });
  const fits = hindrancesOf(view, subject, rows).map(({ causes }) => causes.length === 0);
  return types.filter((_type, at) => fits[at] === true);
}

function launch(search: Search, place: Place, { instanceType, architecture }: InstanceType): Call {
  const { subnet, like } = place;
  const input = {
    ImageId: like?.imageId ?? `resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023${architecture === "arm64" ? "/arm64" : ""}/recommended/image_id`,
    InstanceType: instanceType,
    MinCount: 1,
    MaxCount: 1,
    SubnetId: subnet.subnetId,
    ...(like === undefined ? {} : { SecurityGroupIds: like.securityGroupIds }),
    UserData: encodeBase64(userDataFor(search, place)),
    ...profileOf(place),
  };
  return { service: "ec2", operation: "RunInstances", input };
}

function userDataFor({ missed: { view }, subject }: Search, { like }: Place): string {
  return like?.userData ?? joiningUserData(view.need(clusters, subject.clusterArn).clusterName);
}

function profileOf({ like }: Place): object {
  if (like === undefined) return { IamInstanceProfile: { Name: "ecsInstanceRole" } };
  return like.iamInstanceProfile === null ? {} : { IamInstanceProfile: { Arn: like.iamInstanceProfile } };
}
