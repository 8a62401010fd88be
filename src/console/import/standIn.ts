import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "../../aws/generated/ecs.ts";
import { isForFargate } from "../../aws/import/simulated.ts";
import { nameFrom } from "../../aws/import/placeholders.ts";

/**
 * A task definition for a service that came without one: the containers and ports that its load balancers name, each
 * with an image of the family's name, which behaves as every image does of which nothing is known.
 */
export function standInFor(input: CreateServiceRequest): RegisterTaskDefinitionRequest {
  const { taskDefinition, serviceName, loadBalancers } = input;
  const onFargate = isForFargate(input);
  const family = nameFrom(familyOf(taskDefinition ?? serviceName)) || "stand-in";
  const ports = new Map<string, number[]>();
  for (const { containerName, containerPort } of loadBalancers ?? []) {
    const name = nameFrom(containerName ?? "") || family;
    const known = ports.get(name) ?? [];
    if (containerPort !== undefined && !known.includes(containerPort)) known.push(containerPort);
    ports.set(name, known);
  }
  if (ports.size === 0) ports.set(family, []);
  return {
    family,
    ...(onFargate ? { requiresCompatibilities: ["FARGATE"], networkMode: "awsvpc", cpu: "256", memory: "512" } : { requiresCompatibilities: ["EC2"], networkMode: "bridge" }),
    containerDefinitions: [...ports].map(([name, list]) => ({
      name,
      image: `${family.toLowerCase()}:latest`,
      essential: true,
      cpu: 128,
      memory: 128,
      ...(list.length === 0 ? {} : { portMappings: list.map((containerPort) => ({ containerPort, ...(onFargate ? {} : { hostPort: 0 }), protocol: "tcp" as const })) }),
    })),
  };
}

/** `web` of `web:3`. */
export function familyOf(taskDefinition: string): string {
  return taskDefinition.replace(/:\d{1,9}$/, "");
}
