import { encodeBase64 } from "../../../lib/base64.ts";
import type { CreateAutoScalingGroupType } from "../../../aws/generated/autoscaling.ts";
import { joining, Trial } from "../../trial.ts";

/** A group to try things on: `web`, in two zones, whose instances join the cluster `shop`. */
export class GroupTrial {
  readonly t = new Trial();
  readonly name = { AutoScalingGroupName: "web" } as const;

  constructor(desired: number, more: Partial<CreateAutoScalingGroupType> = {}) {
    const { t } = this;
    t.call("ecs", "CreateCluster", { clusterName: "shop" });
    t.call("ec2", "CreateLaunchTemplate", {
      LaunchTemplateName: "web",
      LaunchTemplateData: { ImageId: "ami-0a1b2c3d4e5f60718", InstanceType: "t3.small", IamInstanceProfile: { Name: "ecsInstanceRole" }, UserData: encodeBase64(joining("shop")) },
    });
    t.call("autoscaling", "CreateAutoScalingGroup", { ...this.name, MinSize: 0, MaxSize: 10, DesiredCapacity: desired, AvailabilityZones: ["us-east-1a", "us-east-1b"], LaunchTemplate: { LaunchTemplateName: "web" }, ...more });
  }

  get group() {
    return this.t.call("autoscaling", "DescribeAutoScalingGroups", { AutoScalingGroupNames: ["web"] }).AutoScalingGroups[0];
  }

  get members() {
    return this.group?.Instances ?? [];
  }

  get ids(): readonly string[] {
    return this.members.map(({ InstanceId }) => InstanceId);
  }

  get states(): readonly string[] {
    return this.members.map(({ LifecycleState }) => LifecycleState);
  }

  /** The newest first. */
  get activities() {
    return this.t.call("autoscaling", "DescribeScalingActivities", this.name).Activities;
  }

  desire(DesiredCapacity: number): void {
    this.t.call("autoscaling", "SetDesiredCapacity", { ...this.name, DesiredCapacity });
  }
}
