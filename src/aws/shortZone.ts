/** An Availability Zone as people say it: `us-east-1a` is `1a`. */
export function shortZone(availabilityZone: string): string {
  return availabilityZone.slice(-2);
}
