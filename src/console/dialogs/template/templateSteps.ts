import { call } from "../../../aws/generated/api.ts";
import type { InstanceType } from "../../../aws/generated/ec2.ts";
import { trustPolicy } from "../../../aws/trustPolicy.ts";
import { encodeBase64 } from "../../../lib/base64.ts";
import type { Call } from "../../../bridge/protocol.ts";
import type { Tables } from "../../store/replica.ts";
import { firstFree } from "../choices.ts";
import { parameterFor } from "../machineImages.ts";
import type { Step } from "../useSubmission.ts";
import { networkSteps, securityGroupSteps, securityGroupId, subnetIds } from "./networkSteps.ts";
import { clusterOf, hasInstances, NO_ROLE, type TemplateDraft, userDataOf } from "./templateDraft.ts";

/** A template is made of parts, which the form shows one by one; a step's id begins with that of its part. */
export type TemplatePart = "cluster" | "network" | "securityGroup" | "role" | "instances";

/** The calls of a template in the order AWS needs them; null while something is missing. */
export function templateSteps(draft: TemplateDraft, tables: Tables): readonly Step[] | null {
  const { template, clusterName } = draft;
  const name = clusterName === "" ? {} : { clusterName };
  if (template === "empty") return [{ id: "cluster", call: () => call("ecs", "CreateCluster", name) }];
  const capacityProviders = template === "networking" ? { capacityProviders: ["FARGATE", "FARGATE_SPOT"] } : {};
  if (hasInstances(draft) && (draft.count === null || draft.count < 1)) return null;
  return [
    { id: "cluster", call: () => call("ecs", "CreateCluster", { ...name, ...capacityProviders }) },
    ...networkSteps(draft),
    ...(hasInstances(draft) ? [...securityGroupSteps(draft, tables), ...roleSteps(draft, tables), ...instanceSteps(draft, tables)] : []),
  ];
}

/** The calls of a part: whether they were all made, and whether there are any. */
export function stepsOfPart(steps: readonly Step[] | null, part: TemplatePart): readonly Step[] {
  return (steps ?? []).filter(({ id }) => id.split(" ")[0] === part);
}

const TRUST = trustPolicy("ec2.amazonaws.com");

/** The role of container instances, where an account has lost it. */
function roleSteps({ role }: TemplateDraft, tables: Tables): readonly Step[] {
  if (role !== "ecsInstanceRole") return [];
  const profile = tables["iam.instanceProfiles"].get(role.toLowerCase());
  if (profile !== undefined && profile.roleKey !== null) return [];
  const calls: readonly Call[] = [
    ...(tables["iam.roles"].has(role.toLowerCase())
      ? []
      : [
          call("iam", "CreateRole", { RoleName: role, AssumeRolePolicyDocument: TRUST }),
          call("iam", "AttachRolePolicy", { RoleName: role, PolicyArn: "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role" }),
        ]),
    ...(profile === undefined ? [call("iam", "CreateInstanceProfile", { InstanceProfileName: role })] : []),
    call("iam", "AddRoleToInstanceProfile", { InstanceProfileName: role, RoleName: role }),
  ];
  return calls.map((made) => ({ id: `role ${made.operation}`, call: () => made }));
}

/** The launch template, and the group that launches by it. A group is no capacity provider: ECS does not scale it. */
function instanceSteps(draft: TemplateDraft, tables: Tables): readonly Step[] {
  const { image, instanceType, keyName, role, count } = draft;
  const base = `EC2ContainerService-${clusterOf(draft)}`;
  const AutoScalingGroupName = firstFree(base, new Set(tables["autoscaling.groups"].keys()));
  const data = (outputs: ReadonlyMap<string, unknown>) => ({
    ImageId: parameterFor(image, instanceType),
    InstanceType: instanceType as InstanceType,
    ...(keyName === "" ? {} : { KeyName: keyName }),
    ...(role === NO_ROLE ? {} : { IamInstanceProfile: { Name: role } }),
    SecurityGroupIds: [securityGroupId(draft, outputs)],
    UserData: encodeBase64(userDataOf(draft)),
  });
  const size = count ?? 0;
  return [
    { id: "instances template", call: (outputs) => call("ec2", "CreateLaunchTemplate", { LaunchTemplateName: AutoScalingGroupName, LaunchTemplateData: data(outputs) }) },
    {
      id: "instances group",
      call: (outputs) =>
        call("autoscaling", "CreateAutoScalingGroup", {
          AutoScalingGroupName,
          MinSize: 0,
          MaxSize: size,
          DesiredCapacity: size,
          VPCZoneIdentifier: subnetIds(draft, outputs, tables).join(","),
          LaunchTemplate: { LaunchTemplateName: AutoScalingGroupName },
          Tags: [{ Key: "Name", Value: `ECS Instance - ${AutoScalingGroupName}`, PropagateAtLaunch: true }],
        }),
    },
  ];
}
