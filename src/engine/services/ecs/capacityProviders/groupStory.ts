import type { CreateAutoScalingGroupType } from "../../../../aws/generated/autoscaling.ts";
import type { AutoScalingGroupProvider, CapacityProviderStrategyItem } from "../../../../aws/generated/ecs.ts";
import { encodeBase64 } from "../../../../lib/base64.ts";
import { joining } from "../../../trial.ts";
import { Story } from "../story.ts";
import { tasks, type TaskRow } from "../tables.ts";
import { groupProviderOf } from "./providerOf.ts";

const IMAGE = "ami-0a1b2c3d4e5f60718";

type Settings = Omit<AutoScalingGroupProvider, "autoScalingGroupArn">;

/** A story of the cluster `prod` and Auto Scaling groups of m5.large, each with a capacity provider of the same name. */
export class GroupStory extends Story {
  constructor(seed = 7) {
    super(seed);
    this.call("ecs", "CreateCluster", { clusterName: "prod" });
  }

  /** A group whose instances join `prod`, and its capacity provider. */
  provide(name: string, settings: Settings = {}, group: Partial<CreateAutoScalingGroupType> = {}): void {
    this.call("ec2", "CreateLaunchTemplate", {
      LaunchTemplateName: `of-${name}`,
      LaunchTemplateData: { ImageId: IMAGE, InstanceType: "m5.large", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: encodeBase64(joining("prod")) },
    });
    const AvailabilityZones = ["us-east-1a", "us-east-1b"];
    this.call("autoscaling", "CreateAutoScalingGroup", { AutoScalingGroupName: name, MinSize: 0, MaxSize: 20, DesiredCapacity: 0, AvailabilityZones, LaunchTemplate: { LaunchTemplateName: `of-${name}` }, ...group });
    this.call("ecs", "CreateCapacityProvider", { name, autoScalingGroupProvider: { autoScalingGroupArn: this.asg(name).AutoScalingGroupARN ?? "", ...settings } });
  }

  associate(capacityProviders: readonly string[], defaultCapacityProviderStrategy: readonly CapacityProviderStrategyItem[] = []): void {
    this.call("ecs", "PutClusterCapacityProviders", { cluster: "prod", capacityProviders, defaultCapacityProviderStrategy });
  }

  asg(name: string) {
    const [group] = this.call("autoscaling", "DescribeAutoScalingGroups", { AutoScalingGroupNames: [name] }).AutoScalingGroups;
    if (group === undefined) throw new Error(`there is no group ${name}`);
    return group;
  }

  desire(AutoScalingGroupName: string, DesiredCapacity: number): void {
    this.call("autoscaling", "SetDesiredCapacity", { AutoScalingGroupName, DesiredCapacity });
  }

  /** How many tasks that are to run were started by each provider. */
  byProvider(): Readonly<Record<string, number>> {
    const counts = new Map<string, number>();
    for (const task of this.rows()) {
      const name = groupProviderOf(task) ?? "none";
      if (task.desiredStatus === "RUNNING") counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return Object.fromEntries([...counts].sort());
  }

  rows(): readonly TaskRow[] {
    return this.world.view.all(tasks);
  }
}

/** A strategy over providers, the weights in their order. */
export const over = (weights: Readonly<Record<string, number>>, base = 0) => ({
  capacityProviderStrategy: Object.entries(weights).map(([capacityProvider, weight], i) => ({ capacityProvider, weight, ...(i === 0 ? { base } : {}) })),
});

export const MANAGED = { managedScaling: { status: "ENABLED" } } as const;
