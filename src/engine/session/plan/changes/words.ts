import { shortZone } from "../../../../aws/shortZone.ts";
import type { ContainerInstanceRow } from "../../../services/ecs/tables.ts";

/** `i-0123456789abcdef0 (m5.large in 1b)` */
export function whereIs({ ec2InstanceId, instanceType, availabilityZone }: ContainerInstanceRow): string {
  return `${ec2InstanceId} (${instanceType} in ${shortZone(availabilityZone)})`;
}
