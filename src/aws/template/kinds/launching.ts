import { encodeBase64 } from "../../../lib/base64.ts";
import { isMembers, type Members } from "../../import/candidates.ts";
import { ACCOUNT_ID } from "../../region.ts";
import { answered, isOpen, marksIn, replaced } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { addFitted, without } from "../fitted.ts";
import { knownText, textOf } from "../functions.ts";
import { nameBesides } from "../named.ts";
import type { Resource } from "../plan.ts";
import { isYes } from "../tags.ts";
import { standInType } from "./standInType.ts";

/** EC2 API, CreateLaunchTemplate: a name has three characters at least. */
const TOO_SHORT = /^.{0,2}$/;

/** A launch template in the one version that it has here. */
export function launchTemplate(draft: Draft, resource: Resource): void {
  const { LaunchTemplateName, LaunchTemplateData, VersionDescription, TagSpecifications } = draft.propertiesOf(resource);
  const note = VersionDescription === undefined ? {} : { VersionDescription };
  const tags = TagSpecifications === undefined ? {} : { TagSpecifications };
  const data = launchData(draft, resource, isMembers(LaunchTemplateData) ? LaunchTemplateData : {});
  made(draft, resource, { LaunchTemplateName: nameBesides(LaunchTemplateName, resource, TOO_SHORT), ...note, LaunchTemplateData: data, ...tags });
  draft.used(resource);
}

/** A launch configuration says less than a launch template, and says it in other words. */
export function launchConfiguration(draft: Draft, resource: Resource): void {
  const { LaunchConfigurationName, ...given } = draft.propertiesOf(resource);
  made(draft, resource, { LaunchTemplateName: nameBesides(LaunchConfigurationName, resource, TOO_SHORT), LaunchTemplateData: launchData(draft, resource, configured(draft, resource, given)) });
  draft.assumed(resource, "A launch template of its name stands for it: AWS has made no launch configurations for new accounts since October 2024.");
}

function made(draft: Draft, resource: Resource, properties: Members): void {
  const step = addFitted(draft, resource, { service: "ec2", operation: "CreateLaunchTemplate", properties });
  const id = answered(step, "LaunchTemplate.LaunchTemplateId");
  const isTemplate = resource.type === "AWS::EC2::LaunchTemplate";
  draft.means(resource.id, { Ref: isTemplate ? id : textOf(properties["LaunchTemplateName"]), LaunchTemplateId: id, LatestVersionNumber: "1", DefaultVersionNumber: "1" });
}

/** In the words of a launch template. */
function configured(draft: Draft, resource: Resource, { SecurityGroups, AssociatePublicIpAddress, SpotPrice, InstanceMonitoring, PlacementTenancy, BlockDeviceMappings, ...given }: Members): Members {
  const rest = without(draft, resource, { properties: given, members: ["InstanceId", "ClassicLinkVPCId", "ClassicLinkVPCSecurityGroups"], why: "a launch template says no such thing." });
  const network = AssociatePublicIpAddress === undefined ? { SecurityGroupIds: SecurityGroups } : { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress, Groups: SecurityGroups }] };
  return {
    ...rest,
    ...network,
    ...(SpotPrice === undefined ? {} : { InstanceMarketOptions: { MarketType: "spot", SpotOptions: { MaxPrice: SpotPrice } } }),
    ...(InstanceMonitoring === undefined ? {} : { Monitoring: { Enabled: InstanceMonitoring } }),
    ...(PlacementTenancy === undefined ? {} : { Placement: { Tenancy: PlacementTenancy } }),
    ...(BlockDeviceMappings === undefined ? {} : { BlockDeviceMappings: listOf(BlockDeviceMappings).filter((one) => !(isMembers(one) && isYes(one["NoDevice"]))) }),
  };
}

/** How instances are launched, with what the account has of what it names; what would keep them from being launched is told. */
export function launchData(draft: Draft, resource: Resource, given: Members): Members {
  const simulated = without(draft, resource, { properties: given, members: isYes(given["DisableApiTermination"]) ? ["DisableApiTermination"] : [], why: "not simulated." });
  const { InstanceRequirements, ImageId, SecurityGroupIds, SecurityGroups, NetworkInterfaces, IamInstanceProfile, UserData, InstanceMarketOptions, ...rest } = simulated;
  const groups = draft.groupsFrom([...listOf(SecurityGroupIds), ...listOf(SecurityGroups)], resource);
  const interfaces = networkInterfaces(draft, resource, NetworkInterfaces);
  const profile = profileOf(IamInstanceProfile);
  const data = userData(draft, resource, UserData);
  return {
    ImageId: imageOf(draft, resource, ImageId),
    ...(isMembers(InstanceRequirements) ? { InstanceType: standInType(draft, resource, InstanceRequirements) } : {}),
    ...rest,
    ...(groups.length === 0 ? {} : { SecurityGroupIds: groups }),
    ...(interfaces.length === 0 ? {} : { NetworkInterfaces: interfaces }),
    ...(profile === undefined ? {} : { IamInstanceProfile: profile }),
    ...(isMembers(InstanceMarketOptions) ? { InstanceMarketOptions: marketOf(draft, resource, InstanceMarketOptions) } : {}),
    ...(data === undefined ? {} : { UserData: data }),
  };
}

function networkInterfaces(draft: Draft, resource: Resource, given: unknown): readonly Members[] {
  const [first, ...others] = listOf(given).filter(isMembers);
  if (first === undefined) return [];
  if (others.length > 0) draft.leftOut(resource, "NetworkInterfaces: an instance has one here.");
  const { Groups, SubnetId, ...rest } = first;
  const groups = draft.groupsFrom(Groups, resource);
  const [subnet] = SubnetId === undefined ? [] : draft.subnetsFrom(SubnetId, resource);
  return [{ ...rest, ...(groups.length === 0 ? {} : { Groups: groups }), ...(subnet === undefined ? {} : { SubnetId: subnet }) }];
}

/** Spot Instances of groups are asked for once, and are terminated when AWS wants them back. */
function marketOf(draft: Draft, resource: Resource, { MarketType, SpotOptions }: Members): Members {
  const options = isMembers(SpotOptions) ? SpotOptions : {};
  const isOther = options["SpotInstanceType"] === "persistent" || !["", "terminate"].includes(textOf(options["InstanceInterruptionBehavior"]));
  if (!isOther) return { MarketType, ...(SpotOptions === undefined ? {} : { SpotOptions }) };
  const rest = without(draft, resource, { properties: options, members: ["SpotInstanceType", "InstanceInterruptionBehavior"], why: "Spot Instances that are stopped or requested again are not simulated." });
  return { MarketType, SpotOptions: rest };
}

/** An instance profile by its name or ARN; one of another account by its name. */
function profileOf(given: unknown): Members | undefined {
  const arn = isMembers(given) ? textOf(given["Arn"]) : "";
  if (isOpen(arn) || arn.includes(`:${ACCOUNT_ID}:`)) return { Arn: arn };
  const name = isMembers(given) ? (knownText(given["Name"]) ?? knownText(given["Arn"])) : knownText(given);
  return name === undefined ? undefined : { Name: name.slice(name.lastIndexOf("/") + 1) };
}

/** In the form in which it travels. What is known only when calls are made has no place in it. */
function userData(draft: Draft, resource: Resource, given: unknown): string | undefined {
  const plain = isMembers(given) ? given["Fn::Base64"] : undefined;
  if (typeof plain !== "string") return knownText(given);
  if (isOpen(plain)) draft.assumed(resource, `UserData: the names of ${[...new Set(marksIn(plain).map((mark) => (mark.kind === "answer" ? mark.step : mark.id)))].join(", ")} stand for what they will be called.`);
  return encodeBase64(replaced(plain, (mark) => (mark.kind === "answer" ? mark.step : mark.id)) ?? "");
}

/** The image as EC2 takes it; the ECS-optimized one where the template's is not known. */
function imageOf(draft: Draft, resource: Resource, given: unknown): string {
  const text = knownText(given) ?? "";
  const parameter = /(\/aws\/service\/ecs\/optimized-ami\/[\w./-]{1,200})/.exec(text)?.[1];
  if (parameter !== undefined) return `resolve:ssm:${parameter}`;
  if (/^ami-[0-9a-f]{8,17}$/.test(text)) return text;
  if (text !== "") draft.assumed(resource, "ImageId: the ECS-optimized image stands for it.");
  return ECS_OPTIMIZED;
}

const ECS_OPTIMIZED = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";

/** By which launch template something is launched, as it names it; undefined: by none. */
export function launchedBy(draft: Draft, resource: Resource, given: unknown): Members | undefined {
  if (!isMembers(given)) return undefined;
  const { LaunchTemplateId, LaunchTemplateName, Version } = given;
  const version = textOf(Version);
  const isFirst = ["", "1", "$Latest", "$Default"].includes(version);
  if (!isFirst) draft.assumed(resource, `Version 1 of its launch template: it has no version ${version} here.`);
  const by = LaunchTemplateId === undefined || (!isOpen(textOf(LaunchTemplateId)) && LaunchTemplateName !== undefined) ? { LaunchTemplateName } : { LaunchTemplateId };
  return { ...by, ...(version === "" ? {} : { Version: isFirst ? version : "1" }) };
}
