/** The name in an ARN, as AWS's console shows it: `web`, `web:15`, `web-tg`, a task's id. Other text stays as it is. */
export function nameIn(arn: string): string {
  if (!arn.startsWith("arn:")) return arn;
  const resource = arn.split(":").slice(5).join(":");
  const parts = resource.split("/");
  if (parts[0] === "targetgroup") return parts[1] ?? resource;
  // Of a Classic Load Balancer there is neither a kind before the name, nor an id after it.
  if (parts[0] === "loadbalancer" || parts[0] === "listener") return parts[2] ?? parts[1] ?? resource;
  return parts.at(-1) ?? resource;
}

/** Digits of an id that are shown. Four tell apart what is on one screen; whatever is copied is whole. */
const SHOWN = 4;

/** An id as it stands in a narrow place: `8f14`, `i-0a41`, `ecs-svc/9223`. Names that are no ids stay as they are. */
export function shortName(arnOrId: string): string {
  const name = nameIn(arnOrId);
  const deployment = /^ecs-svc\/(\d{5,})$/.exec(arnOrId);
  if (deployment?.[1] !== undefined) return `ecs-svc/${deployment[1].slice(0, SHOWN)}`;
  if (/^[0-9a-f]{32}$/.test(name)) return name.slice(0, SHOWN);
  const ec2 = /^([a-z]+)-([0-9a-f]{8,17})$/.exec(name);
  if (ec2?.[1] !== undefined && ec2[2] !== undefined) return `${ec2[1]}-${ec2[2].slice(0, SHOWN)}`;
  return name;
}

/** The family in a task definition's ARN: `web` of `web:15`. */
export function familyIn(taskDefinitionArn: string): string {
  return nameIn(taskDefinitionArn).replace(/:\d+$/, "");
}

/** The revision in a task definition's ARN: 15 of `web:15`. */
export function revisionIn(taskDefinitionArn: string): number {
  return Number(/:(\d+)$/.exec(taskDefinitionArn)?.[1] ?? 0);
}

/** The cluster an instance will register with: what its user data says, else `default`. */
export function clusterNameIn(userData: string): string {
  // A shell script writes the setting, PowerShell has a parameter for it.
  const named = [...userData.matchAll(/^[^#\n]*(?:\bECS_CLUSTER=|\s-Cluster\s+)(["']?)([\w-]*)\1/gm)].at(-1)?.[2];
  return named === undefined || named === "" ? "default" : named;
}

/** The name of an Auto Scaling group in its ARN. */
export const groupNameIn = (arn: string): string => arn.slice(arn.indexOf(NAME_OF_GROUP) + NAME_OF_GROUP.length);

const NAME_OF_GROUP = "autoScalingGroupName/";

/** What Application Auto Scaling calls a service: `service/cluster/name`. */
export const scalingResourceOf = ({ clusterArn, serviceName }: { readonly clusterArn: string; readonly serviceName: string }): string => `service/${nameIn(clusterArn)}/${serviceName}`;
