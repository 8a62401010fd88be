/** What stands for the ARN of a port of a Classic Load Balancer, whose listeners have none. */
export const classicListenerId = (loadBalancerArn: string, port: number): string => `${loadBalancerArn}:${port}`;

/** The load balancer and the port that such an id names; undefined: it is another id. */
export function classicListenerIn(id: string): { readonly loadBalancerArn: string; readonly port: number } | undefined {
  const [, loadBalancerArn, port] = /^(arn:.*:loadbalancer\/[^/:]+):(\d{1,5})$/.exec(id) ?? [];
  return loadBalancerArn === undefined ? undefined : { loadBalancerArn, port: Number(port) };
}
