import { answered } from "../../../aws/template/answered.ts";
import { call } from "../../../aws/generated/api.ts";
import type { InstanceType } from "../../../aws/generated/ec2.ts";
import type { Call } from "../../../bridge/protocol.ts";
import { encodeBase64 } from "../../../lib/base64.ts";
import { clusterArn } from "../../../aws/arn.ts";
import type { Tables } from "../../store/replica.ts";
import { firstFree } from "../choices.ts";
import { LINUX_IMAGES, parameterFor, userDataFor } from "../machineImages.ts";
import { placeLikeOthers, zonesLikeOthers } from "../placesForNew.ts";
import { associated, createProviderCall, type ProviderDraft, providerDraftFor } from "./providerDraft.ts";

/** A launch template that the form makes; another value is the id of one that stands. */
export const NEW = "new";

/** What the form of a new Auto Scaling group holds; null in a number means an empty field. */
export interface GroupDraft {
  readonly name: string;
  readonly template: string;
  readonly instanceType: string;
  readonly image: string;
  /** The name of an instance profile; empty: none. */
  readonly profile: string;
  /** null: as it follows from image and cluster. */
  readonly userData: string | null;
  readonly zones: readonly string[];
  readonly min: number | null;
  readonly desired: number | null;
  readonly max: number | null;
  /** How many percent of its instances are on Spot. */
  readonly spotPercent: number | null;
  readonly isProtected: boolean;
  /** null: ECS does not scale it. */
  readonly provider: ProviderDraft | null;
}

export interface Wanted {
  /** The cluster that its instances join; null: none. */
  readonly clusterName: string | null;
  readonly instanceType: string | null;
  readonly availabilityZone: string | null;
}

export function groupDraftFor({ clusterName, instanceType, availabilityZone }: Wanted, tables: Tables): GroupDraft {
  const zones = zonesLikeOthers(tables, clusterName === null ? null : clusterArn(clusterName));
  const name = firstFree(`${clusterName ?? "instances"}-asg`, new Set([...tables["autoscaling.groups"].keys(), ...templateNames(tables)]));
  return {
    name,
    template: NEW,
    instanceType: instanceType ?? "m5.large",
    image: LINUX_IMAGES[0]?.parameter ?? "",
    profile: "ecsInstanceRole",
    userData: null,
    zones: availabilityZone === null ? zones : [availabilityZone],
    min: 0,
    desired: 2,
    max: 6,
    spotPercent: 0,
    isProtected: false,
    provider: clusterName === null ? null : providerDraftFor(clusterName, tables),
  };
}

const templateNames = (tables: Tables) => [...tables["ec2.launchTemplates"].values()].map(({ launchTemplateName }) => launchTemplateName);

export function userDataOf({ userData, image, spotPercent }: GroupDraft, clusterName: string | null): string {
  if (userData !== null) return userData;
  if (clusterName === null) return "";
  const joining = userDataFor(image, clusterName);
  // Without it the agent does not heed the notice that EC2 takes an instance back.
  return spotPercent === 0 || spotPercent === null || !joining.startsWith("#!") ? joining : `${joining}${SPOT_DRAINING}`;
}

const SPOT_DRAINING = "echo ECS_ENABLE_SPOT_INSTANCE_DRAINING=true >> /etc/ecs/ecs.config\n";

/** ECS refuses to protect what its group does not protect from scale-in. */
export const isProtecting = ({ isProtected, provider }: GroupDraft): boolean => isProtected || provider?.isProtecting === true;

/** The calls of the form in the order AWS needs them; null while something is missing. */
export function groupCalls(draft: GroupDraft, clusterName: string | null, tables: Tables): readonly Call[] | null {
  const { name, zones, min, desired, max, spotPercent, provider } = draft;
  const cluster = clusterName === null ? null : clusterArn(clusterName);
  const places = zones.map((zone) => placeLikeOthers(tables, zone, cluster));
  const subnets = places.flatMap(({ subnet }) => (subnet === undefined ? [] : [subnet.subnetId]));
  if (name === "" || min === null || desired === null || max === null || spotPercent === null || subnets.length === 0) return null;
  const making = provider === null ? [] : providerCalls({ provider, name, clusterName }, tables);
  if (making === null) return null;
  return [
    ...(draft.template === NEW ? [templateCall(draft, clusterName, places[0]?.securityGroupIds ?? [])] : []),
    call("autoscaling", "CreateAutoScalingGroup", {
      AutoScalingGroupName: name,
      MinSize: min,
      MaxSize: max,
      DesiredCapacity: desired,
      VPCZoneIdentifier: subnets.join(","),
      ...launchOf(draft, spotPercent),
      ...(isProtecting(draft) ? { NewInstancesProtectedFromScaleIn: true } : {}),
    }),
    ...making,
  ];
}

/** Only a group of mixed instances launches on Spot as well. */
function launchOf({ template, name }: GroupDraft, spotPercent: number) {
  const LaunchTemplate = template === NEW ? { LaunchTemplateName: name } : { LaunchTemplateId: template };
  if (spotPercent === 0) return { LaunchTemplate };
  const InstancesDistribution = { OnDemandPercentageAboveBaseCapacity: 100 - spotPercent, SpotAllocationStrategy: "price-capacity-optimized" };
  return { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: LaunchTemplate }, InstancesDistribution }, CapacityRebalance: true };
}

function templateCall(draft: GroupDraft, clusterName: string | null, securityGroupIds: readonly string[]): Call {
  const { name, instanceType, image, profile } = draft;
  const userData = userDataOf(draft, clusterName);
  return call("ec2", "CreateLaunchTemplate", {
    LaunchTemplateName: name,
    LaunchTemplateData: {
      ImageId: parameterFor(image, instanceType),
      InstanceType: instanceType as InstanceType,
      ...(profile === "" ? {} : { IamInstanceProfile: { Name: profile } }),
      ...(securityGroupIds.length === 0 ? {} : { SecurityGroupIds: [...securityGroupIds] }),
      ...(userData === "" ? {} : { UserData: encodeBase64(userData) }),
    },
  });
}

interface Providing {
  readonly provider: ProviderDraft;
  /** Of the group. */
  readonly name: string;
  readonly clusterName: string | null;
}

/** The group's ARN is known once it is described. */
function providerCalls({ provider, name, clusterName }: Providing, tables: Tables): readonly Call[] | null {
  const made = createProviderCall(provider, answered("DescribeAutoScalingGroups", "AutoScalingGroups[0].AutoScalingGroupARN"));
  if (made === null) return null;
  const put = clusterName === null ? [] : associated(provider, clusterName, tables);
  return [call("autoscaling", "DescribeAutoScalingGroups", { AutoScalingGroupNames: [name] }), made, ...put];
}
