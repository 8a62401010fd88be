/** How Application Auto Scaling's calls name the one thing of ECS that it scales: the desired count of a service, `service/cluster/name`. */
export const scalableService = (resourceId: string) => ({ ServiceNamespace: "ecs", ResourceId: resourceId, ScalableDimension: "ecs:service:DesiredCount" }) as const;
