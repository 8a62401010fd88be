import type { Call } from "../../aws/generated/api.ts";
import { type Described, recreate } from "../../aws/recreate.ts";
import type { Tables } from "../store/replica.ts";
import { isDescribed, list, text, texts } from "./parts.ts";
import type { PlanWriter } from "./planWriter.ts";
import type { AccountAnswers } from "./readAccount.ts";
import { specified } from "./tagsPlan.ts";

/** Instances that are alike are started by one call; those of a group are started by that. */
export function instances(writer: PlanWriter, { instances: all, images }: Pick<AccountAnswers, "instances" | "images">, tables: Pick<Tables, "ec2.instances">): void {
  const published = new Map(images.map(({ ImageId, Name }) => [text(ImageId), text(Name)]));
  const alike = new Map<string, { readonly call: Call; count: number }>();
  for (const described of all) {
    if (list(described["Tags"]).some(({ Key }) => Key === "aws:autoscaling:groupName")) continue;
    const [call] = recreate({ kind: "instance", described, userData: tables["ec2.instances"].get(text(described["InstanceId"]))?.userData ?? "" });
    if (call === undefined) continue;
    const { ImageId, ...input } = call.input as Described;
    const made = { ...call, input: { ImageId: published.get(text(ImageId))?.startsWith("al2023-ami-ecs") === true ? ECS_OPTIMIZED : ImageId, ...input } };
    const key = JSON.stringify(made.input);
    const same = alike.get(key);
    if (same === undefined) alike.set(key, { call: made, count: 1 });
    else same.count++;
  }
  for (const { call, count } of alike.values()) {
    const input = { ...(call.input as Described), MinCount: count, MaxCount: count };
    writer.add(`instances-${text((call.input as Described)["InstanceType"])}`, { ...call, input });
  }
}

const ECS_OPTIMIZED = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";

/** Launch templates, and the groups that start instances by them. */
export function autoScalingGroups(writer: PlanWriter, { launchTemplates, autoScalingGroups: groups }: Pick<AccountAnswers, "launchTemplates" | "autoScalingGroups">): void {
  for (const { LaunchTemplateName, VersionDescription, LaunchTemplateData, Tags } of launchTemplates) {
    const note = VersionDescription === undefined ? {} : { VersionDescription };
    writer.add(`launch-${text(LaunchTemplateName)}`, { service: "ec2", operation: "CreateLaunchTemplate", input: { LaunchTemplateName, ...note, LaunchTemplateData, ...specified("launch-template", Tags) } });
  }
  for (const group of groups) writer.add(`fleet-${text(group["AutoScalingGroupName"])}`, { service: "autoscaling", operation: "CreateAutoScalingGroup", input: groupInput(writer, group) });
}

function groupInput(writer: PlanWriter, group: Described): Described {
  const { AutoScalingGroupName, LaunchTemplate, MinSize, MaxSize, DesiredCapacity, DefaultCooldown, HealthCheckGracePeriod, TerminationPolicies, NewInstancesProtectedFromScaleIn, VPCZoneIdentifier } = group;
  const { LaunchTemplateName, Version } = isDescribed(LaunchTemplate) ? LaunchTemplate : {};
  const Tags = list(group["Tags"]).map(({ Key, Value, PropagateAtLaunch }) => ({ Key, Value, PropagateAtLaunch }));
  return {
    AutoScalingGroupName,
    LaunchTemplate: { LaunchTemplateName, Version },
    MinSize, MaxSize, DesiredCapacity,
    VPCZoneIdentifier: text(VPCZoneIdentifier).split(",").map((id) => writer.meantBy(id)).join(","),
    ...(DefaultCooldown === USUAL_COOLDOWN_SECONDS ? {} : { DefaultCooldown }),
    ...(HealthCheckGracePeriod === 0 ? {} : { HealthCheckGracePeriod }),
    ...(texts(TerminationPolicies).join() === "Default" ? {} : { TerminationPolicies }),
    ...(NewInstancesProtectedFromScaleIn === true ? { NewInstancesProtectedFromScaleIn } : {}),
    ...(Tags.length === 0 ? {} : { Tags }),
  };
}

/** API reference, CreateAutoScalingGroup. */
const USUAL_COOLDOWN_SECONDS = 300;
