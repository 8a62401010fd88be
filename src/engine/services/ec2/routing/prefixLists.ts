/** The services that gateway endpoints are for, with the ids of their prefix lists in us-east-1. */
const PREFIX_LISTS: Readonly<Record<string, string>> = { s3: "pl-63a5400a", dynamodb: "pl-02cd2c6b" };

export function prefixListOf(service: string): string | undefined {
  return Object.hasOwn(PREFIX_LISTS, service) ? PREFIX_LISTS[service] : undefined;
}
