import type { RequestLaunchTemplateData, RunInstancesRequest } from "../../../../aws/generated/ec2.ts";
import type { View } from "../../../kernel/context.ts";
import { notSimulated } from "../refusals.ts";
import { versionNamed } from "./lookup.ts";

/**
 * What a call to RunInstances asks for that names a launch template: what it says itself counts before what the
 * template says, and the tags of both are given (EC2 guide, "Launch an instance from a launch template").
 */
export function fromLaunchTemplate(view: View, { LaunchTemplate, ...asked }: RunInstancesRequest): RunInstancesRequest {
  if (LaunchTemplate === undefined) return asked;
  const { data } = versionNamed(view, LaunchTemplate);
  const TagSpecifications = [...(data.TagSpecifications ?? []), ...(asked.TagSpecifications ?? [])];
  return { ...requestOf(data), ...asked, TagSpecifications };
}

/** What it says of how instances behave, in the words of RunInstances; refuses what is not simulated. */
export function requestOf(data: RequestLaunchTemplateData): Partial<RunInstancesRequest> {
  if (data.InstanceRequirements !== undefined) throw notSimulated("A launch template with InstanceRequirements");
  const { ImageId, InstanceType, IamInstanceProfile, KeyName, SecurityGroupIds, SecurityGroups, UserData } = data;
  const { NetworkInterfaces, Placement, DisableApiTermination, InstanceMarketOptions, CreditSpecification } = data;
  const zone = Placement?.AvailabilityZone;
  const network = NetworkInterfaces?.map(({ SubnetId, Groups, AssociatePublicIpAddress, DeviceIndex }) => ({ SubnetId, Groups, AssociatePublicIpAddress, DeviceIndex }));
  return given({
    ImageId,
    InstanceType,
    IamInstanceProfile,
    KeyName,
    SecurityGroupIds,
    SecurityGroups,
    UserData,
    DisableApiTermination,
    CreditSpecification,
    NetworkInterfaces: network,
    Placement: zone === undefined ? undefined : { AvailabilityZone: zone },
    InstanceMarketOptions: InstanceMarketOptions?.MarketType === undefined ? undefined : { MarketType: InstanceMarketOptions.MarketType, SpotOptions: InstanceMarketOptions.SpotOptions },
  });
}

/** Without what is undefined: a member that is there counts as said. */
function given<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
