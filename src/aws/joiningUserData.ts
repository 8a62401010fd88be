/** User data with which an ECS-optimized instance registers into a cluster. ECS guide, "Bootstrapping container instances". */
export function joiningUserData(clusterName: string): string {
  return `#!/bin/bash\necho ECS_CLUSTER=${clusterName} >> /etc/ecs/ecs.config\n`;
}

/** The same for Windows, where the script starts the agent. ECS guide, "Bootstrapping Windows container instances". */
export function joiningOnWindows(clusterName: string): string {
  return `<powershell>\nImport-Module ECSTools\nInitialize-ECSAgent -Cluster ${clusterName} -EnableTaskIAMRole -LoggingDrivers '["json-file","awslogs"]'\n</powershell>\n`;
}
