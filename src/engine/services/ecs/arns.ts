import { ACCOUNT_ID, REGION } from "../../../aws/region.ts";

const PREFIX = `arn:aws:ecs:${REGION}:${ACCOUNT_ID}:`;

/** The ARN of the cluster by that name. */
export const clusterArnOf = (clusterName: string): string => `${PREFIX}cluster/${clusterName}`;

/** The ARN, in the long format, of the container instance with that id of 32 hexadecimal digits. */
export const containerInstanceArnOf = (clusterName: string, id: string): string =>
  `${PREFIX}container-instance/${clusterName}/${id}`;

/** The ARN of one revision of a task definition. */
export const taskDefinitionArnOf = (family: string, revision: number): string =>
  `${PREFIX}task-definition/${family}:${revision}`;

/** What follows the kind of resource in an ECS ARN of this account and Region; undefined for any other text. */
export function resourceOf(arn: string, kind: string): string | undefined {
  const prefix = `${PREFIX}${kind}/`;
  return arn.startsWith(prefix) ? arn.slice(prefix.length) : undefined;
}

/** True for a text that is meant as an ARN, whatever it names. */
export const isArn = (text: string): boolean => text.startsWith("arn:");

/** The last segment of an ARN: a cluster's name, a container instance's id. */
export const lastSegmentOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
