import { expect, test } from "vitest";
import type { CreateServiceRequest, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { taskDefinitionProblems } from "../taskDefinitionProblems.ts";
import { needsFargate, needsFargateOrSubnets, serviceAsSimulated, taskDefinitionOnEc2, unsimulatedIn } from "./simulated.ts";

const container = { name: "app", image: "app:1", portMappings: [{ containerPort: 80, hostPort: 80, protocol: "tcp" as const }] };

test.each<[Partial<RegisterTaskDefinitionRequest>, boolean, boolean]>([
  [{}, false, false],
  [{ networkMode: "bridge", requiresCompatibilities: ["EC2"] }, false, false],
  [{ networkMode: "awsvpc" }, false, true],
  [{ requiresCompatibilities: ["FARGATE"] }, true, true],
  [{ requiresCompatibilities: ["EC2", "FARGATE"], networkMode: "awsvpc" }, false, true],
  [{ requiresCompatibilities: ["EC2", "FARGATE"] }, false, false],
])("%j needs Fargate: %s; Fargate or subnets: %s", (part, fargate, subnets) => {
  const input = { family: "app", containerDefinitions: [container], ...part };
  expect([needsFargate(input), needsFargateOrSubnets(input)]).toEqual([fargate, subnets]);
});

test("a Fargate task becomes one for container instances, and nothing keeps ECS from taking it", () => {
  const fargate: RegisterTaskDefinitionRequest = {
    family: "app",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "256",
    memory: "512",
    ephemeralStorage: { sizeInGiB: 30 },
    containerDefinitions: [container, { name: "side", image: "side" }],
  };
  const onEc2 = taskDefinitionOnEc2(fargate);
  expect(onEc2).toEqual({
    family: "app",
    requiresCompatibilities: ["EC2"],
    networkMode: "bridge",
    cpu: "256",
    memory: "512",
    containerDefinitions: [{ ...container, portMappings: [{ containerPort: 80, protocol: "tcp" }] }, { name: "side", image: "side" }],
  });
  expect(needsFargateOrSubnets(onEc2)).toBe(false);
  expect(taskDefinitionProblems(onEc2)).toEqual([]);
});

test("a service for Fargate stays one, by launch type or by strategy; one over Auto Scaling groups becomes one for container instances", () => {
  const service: CreateServiceRequest = { serviceName: "app", taskDefinition: "app", desiredCount: 2, deploymentConfiguration: { minimumHealthyPercent: 50, deploymentCircuitBreaker: { enable: true, rollback: true } } };
  const network = { platformVersion: "LATEST", networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-1"] } } };
  for (const capacity of [{ launchType: "FARGATE" as const }, { capacityProviderStrategy: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }] }]) {
    const fargate = { ...service, ...capacity, ...network };
    expect(unsimulatedIn(fargate)).toEqual([]);
    expect(serviceAsSimulated(fargate)).toEqual(fargate);
  }
  const grouped = { ...service, ...network, capacityProviderStrategy: [{ capacityProvider: "group" }] };
  expect(unsimulatedIn(grouped)).toEqual([["networkConfiguration"], ["capacityProviderStrategy"]]);
  expect(serviceAsSimulated(grouped)).toEqual({ ...service, launchType: "EC2" });
});

test("a service that asks for nothing more is as simulated already", () => {
  const plain: CreateServiceRequest = { serviceName: "app", taskDefinition: "app", desiredCount: 2, launchType: "EC2" };
  expect(unsimulatedIn(plain)).toEqual([]);
  expect(serviceAsSimulated(plain)).toEqual(plain);
});
