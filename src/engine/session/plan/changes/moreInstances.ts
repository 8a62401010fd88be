import type { Call } from "../../../../aws/generated/api.ts";
import { encodeBase64 } from "../../../../lib/base64.ts";
import { by } from "../../../../lib/compare.ts";
import { instanceOf, instanceTypes, subnetOf, type InstanceRow, type InstanceType } from "../../../services/ec2/contract.ts";
import { shortZone } from "../../../services/ecs/placement/strategies.ts";
import { groupMembers, groupMembersOf, instancesByCluster } from "../../../services/ecs/tables.ts";
import { offerRoom, type Offer, type Search } from "../search.ts";

/** Types tried, the cheapest first: each is minutes of simulated time. */
const TYPES_TRIED = 4;

/**
 * One more instance, launched as the newest of the cluster in the zone was: with its image, network and user data, of
 * the cheapest type on which the task fits.
 */
export function moreInstances(search: Search): Offer | null {
  if (search.goal.containerInstanceArn !== null) return null;
  const template = templateFor(search);
  if (template === undefined) return null;
  const types = typesLike(template);
  let tried = 0;
  for (const [place, type] of types.entries()) {
    if (!isLargeEnough(search, type)) continue;
    if (tried++ === TYPES_TRIED) return null;
    const cheaper = types[place - 1];
    const { instanceType, linuxDollarsPerHour } = type;
    const { availabilityZone } = template;
    const draft = {
      title: `Launch one ${instanceType} in ${shortZone(availabilityZone)}`,
      detail: `The cheapest type on which the task fits, $${linuxDollarsPerHour} an hour. It registers in a minute or two.`,
      unit: { kind: "instance", instanceType, availabilityZone },
    } as const;
    const less = cheaper === undefined ? [] : [launch(template, cheaper)];
    const found = offerRoom(search, draft, [launch(template, type)], less);
    if (found !== null) return found;
  }
  return null;
}

/** The zone with the fewest tasks of the group, and there the instance that registered last. */
function templateFor({ missed: { view }, subject }: Search): InstanceRow | undefined {
  const members = view.where(groupMembers, groupMembersOf(subject.clusterArn, subject.group));
  const rows = view
    .where(instancesByCluster, subject.clusterArn)
    .toSorted(
      by(
        ({ availabilityZone }) => members.filter((task) => task.availabilityZone === availabilityZone).length,
        ({ registeredAt }) => -registeredAt,
        ({ containerInstanceArn }) => containerInstanceArn,
      ),
    );
  const zones = subject.subnetIds?.map((subnetId) => subnetOf(view, subnetId)?.availabilityZone);
  const near = rows.find(({ availabilityZone }) => zones === undefined || zones.includes(availabilityZone));
  return near === undefined ? undefined : instanceOf(view, near.ec2InstanceId);
}

/** Types that the template's image runs on, by price. */
function typesLike({ instanceType }: InstanceRow): readonly InstanceType[] {
  const like = instanceTypes.get(instanceType);
  return [...instanceTypes.values()]
    .filter(({ architecture }) => architecture === like?.architecture)
    .toSorted(by(({ linuxDollarsPerHour }) => linuxDollarsPerHour, (type) => type.instanceType));
}

/** What the agent keeps for itself is found out by trying. */
function isLargeEnough({ subject: { needs } }: Search, { cpuUnits, ecsMemoryMiB, gpus }: InstanceType): boolean {
  return cpuUnits >= needs.cpuUnits && ecsMemoryMiB >= needs.memoryMiB && gpus >= needs.gpus;
}

function launch(template: InstanceRow, { instanceType }: InstanceType): Call {
  const { imageId, subnetId, securityGroupIds, userData, iamInstanceProfile } = template;
  const input = {
    ImageId: imageId,
    InstanceType: instanceType,
    MinCount: 1,
    MaxCount: 1,
    SubnetId: subnetId,
    SecurityGroupIds: securityGroupIds,
    UserData: encodeBase64(userData),
    ...(iamInstanceProfile === null ? {} : { IamInstanceProfile: { Arn: iamInstanceProfile } }),
  };
  return { service: "ec2", operation: "RunInstances", input };
}
