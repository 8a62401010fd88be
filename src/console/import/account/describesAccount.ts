/** Whether a text may describe a cluster and what is in it, rather than a definition or a service to be made. */
export function describesAccount(text: string): boolean {
  return /"(?:containerInstanceArn|taskArn|clusterArn)"\s{0,8}:/.test(text);
}
