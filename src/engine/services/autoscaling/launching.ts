import type { LaunchTemplateSpecification, MixedInstancesPolicy } from "../../../aws/generated/autoscaling.ts";
import type { RunInstancesRequest, Tag } from "../../../aws/generated/ec2.ts";
import type { View } from "../../kernel/context.ts";
import { attempt } from "../../kernel/operation.ts";
import { Refusal } from "../../kernel/refusal.ts";
import { launchTemplateOf, planLaunch } from "../ec2/contract.ts";
import { mixedFrom } from "./mixed.ts";
import { validationError } from "./refusals.ts";
import type { AutoScalingGroupRow, LaunchTemplateChoice } from "./tables.ts";

/** What a group launches by, or a refusal: the template is tried out in one of its subnets. */
export function choiceFrom(view: View, asked: LaunchTemplateSpecification, [subnetId = ""]: readonly string[], kind: Kind = {}): LaunchTemplateChoice {
  const { LaunchTemplateId, LaunchTemplateName, Version: version = "$Default" } = asked;
  // Observed.
  if ((LaunchTemplateId === undefined) === (LaunchTemplateName === undefined)) throw validationError("Valid requests must contain either launchTemplateId or LaunchTemplateName");
  const row = launchTemplateOf(view, asked);
  if (row !== undefined && row.data.ImageId === undefined) throw notFullyFormed("The request must contain the parameter ImageId");
  const spec = { LaunchTemplateId: LaunchTemplateId ?? row?.launchTemplateId, LaunchTemplateName, Version: version };
  const answer = attempt(() => planLaunch(view, requestBy(view, spec, { subnetId, count: 1, tags: [], ...kind })));
  if (!answer.ok && answer.code === "NotSimulated") throw new Refusal(answer.code, answer.message);
  if (!answer.ok && !FOR_NOW.has(answer.code)) throw notFullyFormed(answer.message);
  if (row === undefined) throw notFullyFormed("The specified launch template does not exist.");
  return { launchTemplateId: row.launchTemplateId, launchTemplateName: row.launchTemplateName, version };
}

interface AskedToLaunch {
  readonly LaunchTemplate?: LaunchTemplateSpecification | undefined;
  readonly MixedInstancesPolicy?: MixedInstancesPolicy | undefined;
}

/** What a group is to launch from now on, or a refusal; undefined: nothing is said of it. */
export function launchingFrom(view: View, { LaunchTemplate, MixedInstancesPolicy: policy }: AskedToLaunch, subnetIds: readonly string[], before?: AutoScalingGroupRow): Pick<AutoScalingGroupRow, "launchTemplate" | "mixed"> | undefined {
  // Assumed wording.
  if (policy !== undefined && LaunchTemplate !== undefined) throw validationError("Valid requests must contain either LaunchTemplate or MixedInstancesPolicy, not both");
  if (policy === undefined) return LaunchTemplate && { launchTemplate: choiceFrom(view, LaunchTemplate, subnetIds), ...(before?.mixed ? { mixed: null } : {}) };
  const mixed = mixedFrom(policy);
  const spec = policy.LaunchTemplate?.LaunchTemplateSpecification ?? (before && { LaunchTemplateId: before.launchTemplate.launchTemplateId, Version: before.launchTemplate.version });
  if (spec === undefined) throw validationError("The MixedInstancesPolicy must contain a launch template");
  const [instanceType, ...others] = mixed.instanceTypes;
  const launchTemplate = choiceFrom(view, spec, subnetIds, { instanceType });
  for (const other of others) choiceFrom(view, spec, subnetIds, { instanceType: other });
  return { launchTemplate, mixed };
}

/** Observed. */
const notFullyFormed = (message: string): Refusal => validationError(`You must use a valid fully-formed launch template. ${message}`);

/** What may be another way when instances are launched. */
const FOR_NOW: ReadonlySet<string> = new Set(["InsufficientInstanceCapacity", "InsufficientFreeAddressesInSubnet", "InstanceLimitExceeded", "VcpuLimitExceeded"]);

/** What is launched other than the template says. */
export interface Kind {
  readonly instanceType?: string | undefined;
  readonly isSpot?: boolean;
}

interface Where extends Kind {
  readonly subnetId: string;
  readonly count: number;
  readonly tags: readonly Tag[];
}

/** The call to RunInstances by which a group launches some of the instances in a subnet. */
export function requestFor(view: View, { autoScalingGroupName, launchTemplate, tags }: AutoScalingGroupRow, where: Omit<Where, "tags">): RunInstancesRequest {
  const { launchTemplateId, version } = launchTemplate;
  const own = tags.filter(({ propagateAtLaunch }) => propagateAtLaunch).map(({ key, value }) => ({ Key: key, Value: value }));
  const named = { Key: "aws:autoscaling:groupName", Value: autoScalingGroupName };
  return requestBy(view, { LaunchTemplateId: launchTemplateId, Version: version }, { ...where, tags: [named, ...own] });
}

/** The subnet goes to where the template says what the network is like. */
function requestBy(view: View, spec: LaunchTemplateSpecification, { subnetId, count, tags, instanceType, isSpot = false }: Where): RunInstancesRequest {
  const [network] = launchTemplateOf(view, spec)?.data.NetworkInterfaces ?? [];
  const { Groups, AssociatePublicIpAddress, DeviceIndex = 0 } = network ?? {};
  const isPublic = AssociatePublicIpAddress === undefined ? {} : { AssociatePublicIpAddress };
  const groups = Groups === undefined ? {} : { Groups };
  return {
    LaunchTemplate: spec,
    MinCount: 1,
    MaxCount: count,
    ...(instanceType === undefined ? {} : { InstanceType: instanceType as NonNullable<RunInstancesRequest["InstanceType"]> }),
    ...(isSpot ? { InstanceMarketOptions: { MarketType: "spot" } } : {}),
    ...(network === undefined ? { SubnetId: subnetId } : { NetworkInterfaces: [{ DeviceIndex, SubnetId: subnetId, ...groups, ...isPublic }] }),
    TagSpecifications: tags.length === 0 ? [] : [{ ResourceType: "instance", Tags: tags }],
  };
}
