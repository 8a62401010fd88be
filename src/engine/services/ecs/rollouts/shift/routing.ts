/** By which rules the requests come, and the role in which ECS changes them. */
export interface TrafficRouting {
  readonly alternateTargetGroupArn: string;
  readonly productionListenerRule: string;
  readonly testListenerRule?: string;
  readonly roleArn: string;
}
