/** User data with which an ECS-optimized instance registers into a cluster. ECS guide, "Bootstrapping container instances". */
export function joiningUserData(clusterName: string): string {
  return `#!/bin/bash\necho ECS_CLUSTER=${clusterName} >> /etc/ecs/ecs.config\n`;
}
