import { REGION } from "../../../../aws/region.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { prefixListOf } from "./prefixLists.ts";

/** Services with interface endpoints that something here speaks to, or that people make beside those. */
const INTERFACE_SERVICES: ReadonlySet<string> = new Set([
  "ecs", "ecs-agent", "ecs-telemetry", "ecr.api", "ecr.dkr", "logs", "monitoring", "secretsmanager", "ssm", "ssmmessages",
  "ec2", "ec2messages", "sts", "elasticloadbalancing", "s3", "kms", "servicediscovery", "autoscaling",
]);

/** What follows the Region in the name of an endpoint service, or a refusal. */
export function endpointServiceIn(name: string, kind: string): string {
  const prefix = `com.amazonaws.${REGION}.`;
  const service = name.startsWith(prefix) ? name.slice(prefix.length) : "";
  const exists = kind === "Gateway" ? prefixListOf(service) !== undefined : kind === "Interface" && INTERFACE_SERVICES.has(service);
  if (!exists) throw new Refusal("InvalidServiceName", `The Vpc Endpoint Service '${name}' does not exist`);
  return service;
}
