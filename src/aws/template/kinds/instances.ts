import { encodeBase64 } from "../../../lib/base64.ts";
import { isMembers, type Members } from "../../import/candidates.ts";
import { answered, isOpen, marksIn, replaced } from "../answered.ts";
import { type Draft, listOf } from "../draft.ts";
import { knownText, textOf } from "../functions.ts";
import type { Resource } from "../plan.ts";

/** Instances that one group is started with at most; an account takes a few hundred. */
const LARGEST_GROUP = 1_000;

export function instance(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  const template = isMembers(given["LaunchTemplate"]) ? templateOf(draft, resource, "LaunchTemplate") : {};
  const subnet = given["SubnetId"] === undefined ? [] : draft.subnetsFrom(given["SubnetId"], resource);
  const step = run(draft, resource, { settings: { ...template, ...given }, subnet: subnet[0], count: 1 });
  if (step === undefined) return;
  draft.means(resource.id, { Ref: answered(step, "Instances[0].InstanceId"), InstanceId: answered(step, "Instances[0].InstanceId"), PrivateIp: answered(step, "Instances[0].PrivateIpAddress") });
  draft.used(resource);
}

/** Instances at once in place of a group that keeps up a number of them. */
export function autoScalingGroup(draft: Draft, resource: Resource): void {
  const given = draft.propertiesOf(resource);
  const asked = Number(textOf(given["DesiredCapacity"]) || textOf(given["MinSize"]) || "0");
  const count = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), LARGEST_GROUP) : 0;
  const settings = settingsOf(draft, resource);
  if (settings === undefined) return draft.leftOut(resource, "Its launch template is not in this template.");
  if (count === 0) return draft.leftOut(resource, "It starts no instances: its desired capacity is 0.");
  const subnets = draft.subnetsFrom(given["VPCZoneIdentifier"] ?? [], resource);
  let started = 0;
  for (const [place, subnet] of subnets.entries()) {
    const share = Math.floor(count / subnets.length) + (place < count % subnets.length ? 1 : 0);
    if (share > 0 && run(draft, resource, { settings, subnet, count: share }) !== undefined) started += share;
  }
  if (started > 0) draft.assumed(resource, `${started} instance${started === 1 ? "" : "s"} started at once: Auto Scaling groups are not simulated, nobody replaces them.`);
}

/** A launch template or configuration makes nothing by itself. */
export function launchTemplate(draft: Draft, resource: Resource): void {
  draft.means(resource.id, { Ref: resource.id, LaunchTemplateId: resource.id, LatestVersionNumber: "1", DefaultVersionNumber: "1" });
  draft.used(resource, "For the instances that are started with it.");
}

function settingsOf(draft: Draft, resource: Resource): Members | undefined {
  const { properties } = resource;
  if (properties["LaunchConfigurationName"] !== undefined) return templateOf(draft, resource, "LaunchConfigurationName");
  const mixed = isMembers(properties["MixedInstancesPolicy"]) ? properties["MixedInstancesPolicy"]["LaunchTemplate"] : undefined;
  if (properties["LaunchTemplate"] !== undefined) return templateOf(draft, resource, "LaunchTemplate");
  if (!isMembers(mixed)) return undefined;
  const base = templateOf(draft, { ...resource, properties: { LaunchTemplate: mixed["LaunchTemplateSpecification"] } }, "LaunchTemplate");
  const [first] = listOf(mixed["Overrides"]);
  if (base === undefined) return undefined;
  draft.assumed(resource, "The first of its instance types, on demand.");
  return isMembers(first) && first["InstanceType"] !== undefined ? { ...base, InstanceType: first["InstanceType"] } : base;
}

/** What the launch template or configuration that a member refers to says. */
function templateOf(draft: Draft, { properties }: Resource, member: string): Members | undefined {
  const given = properties[member];
  const named = isMembers(given) ? [given["LaunchTemplateId"], given["LaunchTemplateName"], given["Id"]] : [given];
  const ids = named.flatMap((one) => draft.marksOf(one));
  const texts = named.flatMap((one) => knownText(one) ?? []);
  const isTemplate = (one: Resource): boolean => /^AWS::(?:EC2::LaunchTemplate|AutoScaling::LaunchConfiguration)$/.test(one.type);
  const found = draft.resources.find((one) => isTemplate(one) && (ids.includes(one.id) || texts.some((text) => text === one.properties["LaunchTemplateName"] || text === one.properties["LaunchConfigurationName"])));
  if (found === undefined) return undefined;
  const whole = draft.propertiesOf(found);
  return found.type === "AWS::EC2::LaunchTemplate" && isMembers(whole["LaunchTemplateData"]) ? whole["LaunchTemplateData"] : whole;
}

function run(draft: Draft, resource: Resource, { settings, subnet, count }: { readonly settings: Members; readonly subnet: string | undefined; readonly count: number }): string | undefined {
  const InstanceType = knownText(settings["InstanceType"]);
  if (InstanceType === undefined) {
    draft.leftOut(resource, "Its instance type is not known.");
    return undefined;
  }
  const interfaces = listOf(settings["NetworkInterfaces"]).flatMap((one) => (isMembers(one) ? listOf(one["Groups"]) : []));
  const groups = draft.groupsFrom([...listOf(settings["SecurityGroupIds"] ?? settings["SecurityGroups"]), ...interfaces], resource);
  const data = userData(draft, resource, settings["UserData"]);
  const specified = listOf(settings["TagSpecifications"]).flatMap((one) => (isMembers(one) && one["ResourceType"] === "instance" ? listOf(one["Tags"]) : []));
  const tags = [...specified, ...listOf(settings["Tags"])].flatMap((tag) => (isMembers(tag) && textOf(tag["Key"]) !== "" ? [{ Key: textOf(tag["Key"]), Value: textOf(tag["Value"]) }] : []));
  const profile = profileOf(settings["IamInstanceProfile"]);
  const input = {
    ImageId: imageOf(settings["ImageId"]),
    InstanceType,
    MinCount: count,
    MaxCount: count,
    ...(subnet === undefined ? {} : { SubnetId: subnet }),
    ...(groups.length === 0 ? {} : { SecurityGroupIds: groups }),
    ...(profile === undefined ? {} : { IamInstanceProfile: { Name: profile } }),
    ...(data === undefined ? {} : { UserData: data }),
    ...(tags.length === 0 ? {} : { TagSpecifications: [{ ResourceType: "instance", Tags: tags }] }),
  };
  return draft.add(resource.id, { service: "ec2", operation: "RunInstances", input });
}

/** By its name, or by the name in its ARN. */
function profileOf(given: unknown): string | undefined {
  const name = isMembers(given) ? (knownText(given["Name"]) ?? knownText(given["Arn"])) : knownText(given);
  return name?.slice(name.lastIndexOf("/") + 1);
}

/** In the form in which it travels. What is known only when calls are made has no place in it. */
function userData(draft: Draft, resource: Resource, given: unknown): string | undefined {
  const plain = isMembers(given) ? given["Fn::Base64"] : undefined;
  if (typeof plain !== "string") return knownText(given);
  if (isOpen(plain)) draft.assumed(resource, `UserData: the names of ${[...new Set(marksIn(plain).map((mark) => (mark.kind === "answer" ? mark.step : mark.id)))].join(", ")} stand for what they will be called.`);
  return encodeBase64(replaced(plain, (mark) => (mark.kind === "answer" ? mark.step : mark.id)) ?? "");
}

/** The image as RunInstances takes it; the ECS-optimized one where the template's is not known. */
function imageOf(given: unknown): string {
  const text = knownText(given) ?? "";
  const parameter = /(\/aws\/service\/ecs\/optimized-ami\/[\w./-]{1,200})/.exec(text)?.[1];
  if (parameter !== undefined) return `resolve:ssm:${parameter}`;
  return /^ami-[0-9a-f]{8,17}$/.test(text) ? text : ECS_OPTIMIZED;
}

const ECS_OPTIMIZED = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";
