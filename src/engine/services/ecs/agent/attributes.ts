import { osFamilyOf, type InstanceRow, type InstanceType } from "../../ec2/contract.ts";
import type { AgentConfig } from "./tables.ts";
import { windowsAgent } from "./windowsLate.ts";

/**
 * Every attribute with which a container instance registers: what it is (with values), what its agent can do (without,
 * so with ""), and what its configuration adds. Built-in names win over custom ones.
 */
export function attributesOf(
  instance: Identity,
  type: InstanceType,
  config: AgentConfig,
): Readonly<Record<string, string>> {
  const isLinux = osFamilyOf(instance.imageId) === "LINUX";
  const able = [...CAPABILITIES.filter((name) => isLinux || windowsAgent().isAble(name)), ...DOCKER_VERSIONS, ...configured(config)].map((name) => [name, ""] as const);
  return { ...config.attributes, ...Object.fromEntries(able), ...builtIn(instance, type) };
}

/** True for names that belong to ECS and its agent. */
export function isBuiltInAttribute(name: string): boolean {
  return name.startsWith("ecs.") || name.startsWith("com.amazonaws.");
}

type Identity = Pick<InstanceRow, "imageId" | "instanceType" | "subnetId" | "vpcId" | "availabilityZone">;

/** ECS guide, "Amazon ECS container instance attributes". */
function builtIn(instance: Identity, type: InstanceType): Readonly<Record<string, string>> {
  const family = osFamilyOf(instance.imageId);
  return {
    "ecs.ami-id": instance.imageId,
    "ecs.availability-zone": instance.availabilityZone,
    "ecs.cpu-architecture": type.architecture,
    "ecs.instance-type": instance.instanceType,
    "ecs.os-family": family,
    "ecs.os-type": family === "LINUX" ? "linux" : "windows",
    "ecs.subnet-id": instance.subnetId,
    "ecs.vpc-id": instance.vpcId,
  };
}

const AGENT = "com.amazonaws.ecs.capability.";

/** What depends on /etc/ecs/ecs.config (ecs-agent, agent_capability.go). */
function configured(config: AgentConfig): readonly string[] {
  return [
    ...config.loggingDrivers.map((driver) => `${AGENT}logging-driver.${driver}`),
    ...(config.taskIamRole ? [`${AGENT}task-iam-role`] : []),
    ...(config.taskIamRoleNetworkHost ? [`${AGENT}task-iam-role-network-host`] : []),
    ...(config.taskEni ? ["ecs.capability.task-eni"] : []),
    ...(config.taskEni && config.awsvpcBlockImds ? ["ecs.capability.task-eni-block-instance-metadata"] : []),
    ...(config.taskCpuMemLimit ? ["ecs.capability.task-cpu-mem-limit"] : []),
  ];
}

/** What the agent of an ECS-optimized AMI can do in any case. */
const CAPABILITIES: readonly string[] = [
  `${AGENT}ecr-auth`,
  `${AGENT}logging-driver.awsfirelens`,
  `${AGENT}privileged-container`,
  "ecs.capability.aws-appmesh",
  "ecs.capability.container-health-check",
  "ecs.capability.container-ordering",
  "ecs.capability.container-restart-policy",
  "ecs.capability.docker-plugin.local",
  "ecs.capability.ecr-endpoint",
  "ecs.capability.efs",
  "ecs.capability.efsAuth",
  "ecs.capability.env-files.s3",
  "ecs.capability.execution-role-awslogs",
  "ecs.capability.execution-role-ecr-pull",
  "ecs.capability.fault-injection",
  "ecs.capability.firelens.fluentbit",
  "ecs.capability.firelens.fluentd",
  "ecs.capability.firelens.options.config.file",
  "ecs.capability.firelens.options.config.s3",
  "ecs.capability.full-sync",
  "ecs.capability.network.container-port-range",
  "ecs.capability.pid-ipc-namespace-sharing",
  "ecs.capability.private-registry-authentication.secretsmanager",
  "ecs.capability.secrets.asm.bootstrap.log-driver",
  "ecs.capability.secrets.asm.environment-variables",
  "ecs.capability.secrets.ssm.bootstrap.log-driver",
  "ecs.capability.secrets.ssm.environment-variables",
  "ecs.capability.service-connect-v1",
  "ecs.capability.storage.ebs-task-volume-attach",
];

/** Versions of the Docker API, 1.17 to 1.44. */
const DOCKER_VERSIONS = Array.from({ length: 28 }, (_, i) => `${AGENT}docker-remote-api.1.${17 + i}`);
