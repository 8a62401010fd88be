import type { AccountDescription } from "../../../../aws/account/description.ts";
import type { GroupDescription, LaunchTemplateDescription } from "../../../../aws/account/groups.ts";
import { targetGroupArn } from "../../../../aws/arn.ts";
import { errorIn } from "../../../../aws/validate.ts";
import { repeated } from "../../../../lib/repeated.ts";
import type { View } from "../../../kernel/context.ts";
import { attempt } from "../../../kernel/operation.ts";
import { GROUPS, POLICIES } from "../limits.ts";
import { autoScalingGroups } from "../tables.ts";
import { nameOfGroup, policiesFrom, rowFrom, subnetsOf, templateOfGroup } from "./described.ts";

/** What keeps Auto Scaling from taking in what is described, as a sentence. */
export function problemOfGroups(view: View, account: AccountDescription, subnetIds: ReadonlySet<string>): string | undefined {
  const known: Known = {
    templates: new Map(account.launchTemplates.map((one) => [one.launchTemplateId, one])),
    subnetIds,
    targetGroupArns: new Set(account.targetGroups.flatMap((one) => (one.targetType === "instance" ? [targetGroupArn(one.name, one.id)] : []))),
    running: new Set(account.instances.flatMap(({ instanceId, state }) => (state === "running" ? [instanceId] : []))),
  };
  for (const group of account.autoScalingGroups) {
    const problem = problemOfInputs(group) ?? problemOfGroup(view, group, known);
    if (problem !== undefined) return `An Auto Scaling group cannot be: ${problem}`;
  }
  if (view.size(autoScalingGroups) + account.autoScalingGroups.length > GROUPS) return `There can be at most ${GROUPS} Auto Scaling groups.`;
  const groups = account.autoScalingGroups;
  const twice = repeated(groups.map(nameOfGroup)) ?? repeated(groups.map(({ groupId }) => groupId)) ?? repeated(groups.flatMap(({ instances }) => instances.map(({ instanceId }) => instanceId)));
  return twice === undefined ? undefined : `${twice} is described twice.`;
}

/** Each part has the shape that its own operation takes. */
function problemOfInputs({ settings, warmPool, policies, actions }: GroupDescription): string | undefined {
  const named = { AutoScalingGroupName: "x" };
  const inputs: readonly (readonly [string, unknown])[] = [
    ["CreateAutoScalingGroup", settings],
    ...(warmPool === null ? [] : [["PutWarmPool", { ...warmPool, ...named }] as const]),
    ...policies.map(({ policy }) => ["PutScalingPolicy", { ...policy, ...named }] as const),
    ...actions.map((action) => ["PutScheduledUpdateGroupAction", { ...action, ...named }] as const),
  ];
  return inputs.flatMap(([operation, input]) => errorIn("autoscaling", operation, input) ?? [])[0]?.message;
}

interface Known {
  readonly templates: ReadonlyMap<string, LaunchTemplateDescription>;
  readonly subnetIds: ReadonlySet<string>;
  /** Those that take instances. */
  readonly targetGroupArns: ReadonlySet<string>;
  readonly running: ReadonlySet<string>;
}

function problemOfGroup(view: View, group: GroupDescription, { templates, subnetIds, targetGroupArns, running }: Known): string | undefined {
  const name = nameOfGroup(group);
  const template = templates.get(templateOfGroup(group));
  if (view.find(autoScalingGroups, name) !== undefined) return `${name} is there already.`;
  if (template === undefined) return `the launch template of ${name} is not described.`;
  if (group.policies.length > POLICIES || repeated(group.policies.map(({ policy }) => policy.PolicyName)) !== undefined) return `${name} has too many policies, or one twice.`;
  const answer = attempt(() => [rowFrom(group, template, view.now), policiesFrom(group)]);
  if (!answer.ok) return `${name}: ${answer.message}`;
  const subnet = subnetsOf(group).find((id) => !subnetIds.has(id));
  if (subnet !== undefined) return `${name} is in ${subnet}, which is no subnet.`;
  const targets = (group.settings.TargetGroupARNs ?? []).find((arn) => !targetGroupArns.has(arn));
  if (targets !== undefined) return `the target group ${targets} of ${name} is not described, or takes no instances.`;
  const member = group.instances.find(({ instanceId }) => !running.has(instanceId));
  return member === undefined ? undefined : `the instance ${member.instanceId} of ${name} is not described, or does not run.`;
}
