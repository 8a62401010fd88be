type Input = Readonly<Record<string, unknown>>;

/**
 * --associate-public-ip-address speaks of the first network interface. An instance whose interface is described takes
 * its subnet and groups there and nowhere else, so they move into it.
 */
export function withPublicAddress(given: ReadonlyMap<string, string>, input: Input): Input {
  const isPublic = given.has("associate-public-ip-address");
  if (!isPublic && !given.has("no-associate-public-ip-address")) return input;
  const { SubnetId, SecurityGroupIds, ...rest } = input;
  return {
    ...rest,
    NetworkInterfaces: [
      {
        DeviceIndex: 0,
        AssociatePublicIpAddress: isPublic,
        ...(SubnetId === undefined ? {} : { SubnetId }),
        ...(SecurityGroupIds === undefined ? {} : { Groups: SecurityGroupIds }),
      },
    ],
  };
}
