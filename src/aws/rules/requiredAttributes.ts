import type { Attribute, ContainerDefinition, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { ECR_IMAGE } from "./names.ts";
import { networkModeOf } from "./networkMode.ts";
import { isGiven, structureOf, structuresIn, textOf } from "./read.ts";

const AGENT = "com.amazonaws.ecs.capability.";
const API = `${AGENT}docker-remote-api.`;

/**
 * What the agent of a container instance must be able to do for a task of this definition: ECS derives it when it
 * registers the definition, and placement asks for it. Read off answers of describe-task-definition.
 */
export function requiredAttributesOf(input: RegisterTaskDefinitionRequest): readonly Attribute[] {
  const containers = structuresIn(input.containerDefinitions).map(([container]) => container);
  const names = new Set([...containers.flatMap((container) => ofContainer(container, input)), ...ofTask(input)]);
  return [...names].map((name) => ({ name }));
}

function ofContainer(container: ContainerDefinition, input: RegisterTaskDefinitionRequest): readonly string[] {
  const linux = structureOf(container.linuxParameters);
  return [
    ...ofLogging(container, input),
    ...ofImage(container, input),
    ...(container.memoryReservation === undefined ? [] : [`${API}1.21`]),
    ...(container.privileged === true ? [`${AGENT}privileged-container`] : []),
    ...(isGiven(container.healthCheck) ? ["ecs.capability.container-health-check", `${API}1.24`] : []),
    ...(isGiven(container.dependsOn) || isGiven(container.startTimeout) || isGiven(container.stopTimeout)
      ? ["ecs.capability.container-ordering"]
      : []),
    ...(isGiven(container.restartPolicy) ? ["ecs.capability.container-restart-policy"] : []),
    ...ofSecrets(container),
    ...(isGiven(container.environmentFiles) ? ["ecs.capability.env-files.s3"] : []),
    ...(linux?.initProcessEnabled === true ? [`${API}1.25`] : []),
    ...ofFirelens(container),
    ...ofSecurityOptions(container),
  ];
}

/** Docker learned awslogs with API 1.19, its non-blocking mode with 1.28, to create a log group with 1.29. */
function ofLogging(container: ContainerDefinition, input: RegisterTaskDefinitionRequest): readonly string[] {
  const log = structureOf(container.logConfiguration);
  const driver = textOf(log?.logDriver);
  if (log === undefined || driver === undefined) return [];
  const names = [`${AGENT}logging-driver.${driver}`];
  if (driver === "awslogs") {
    const options = structureOf(log.options) ?? {};
    if (isGiven(input.executionRoleArn)) names.push("ecs.capability.execution-role-awslogs");
    names.push(`${API}1.19`);
    if (options["mode"] === "non-blocking") names.push(`${API}1.28`);
    if (/^true$/i.test(options["awslogs-create-group"] ?? "")) names.push(`${API}1.29`);
  }
  for (const [{ valueFrom }] of structuresIn(log.secretOptions)) {
    names.push(`ecs.capability.secrets.${storeOf(valueFrom)}.bootstrap.log-driver`);
  }
  return names;
}

function ofImage(container: ContainerDefinition, input: RegisterTaskDefinitionRequest): readonly string[] {
  if (isGiven(container.repositoryCredentials)) {
    return ["ecs.capability.private-registry-authentication.secretsmanager"];
  }
  if (!ECR_IMAGE.test(textOf(container.image) ?? "")) return [];
  const names = [`${AGENT}ecr-auth`];
  if (isGiven(input.executionRoleArn)) names.push("ecs.capability.execution-role-ecr-pull");
  return names;
}

function ofSecrets(container: ContainerDefinition): readonly string[] {
  return structuresIn(container.secrets).map(
    ([{ valueFrom }]) => `ecs.capability.secrets.${storeOf(valueFrom)}.environment-variables`,
  );
}

/** Secrets Manager or Systems Manager: a bare name is a parameter of the latter. */
const storeOf = (valueFrom: string | undefined): string => (valueFrom?.includes(":secretsmanager:") ? "asm" : "ssm");

function ofFirelens(container: ContainerDefinition): readonly string[] {
  const firelens = structureOf(container.firelensConfiguration);
  if (firelens === undefined) return [];
  const source = textOf(structureOf(firelens.options)?.["config-file-type"]);
  const names = [`ecs.capability.firelens.${firelens.type}`];
  if (source !== undefined) names.push(`ecs.capability.firelens.options.config.${source}`);
  return names;
}

function ofSecurityOptions(container: ContainerDefinition): readonly string[] {
  if (!Array.isArray(container.dockerSecurityOptions)) return [];
  const options = (container.dockerSecurityOptions as readonly unknown[]).map(String);
  return [
    ...(options.some((option) => option.startsWith("label:")) ? [`${AGENT}selinux`] : []),
    ...(options.some((option) => option.startsWith("apparmor:")) ? [`${AGENT}apparmor`] : []),
  ];
}

function ofTask(input: RegisterTaskDefinitionRequest): readonly string[] {
  const mode = networkModeOf(input);
  const volumes = structuresIn(input.volumes).map(([volume]) => volume);
  const efs = volumes.map((volume) => structureOf(volume.efsVolumeConfiguration)).filter((volume) => volume !== undefined);
  const drivers = volumes.map((volume) => structureOf(volume.dockerVolumeConfiguration)).filter((volume) => volume !== undefined);
  return [
    ...(isGiven(input.taskRoleArn) ? [`${AGENT}task-iam-role${mode === "host" ? "-network-host" : ""}`] : []),
    ...(efs.length === 0 ? [] : ["ecs.capability.efs", `${API}1.25`]),
    ...(efs.some((volume) => isGiven(volume.authorizationConfig) || isGiven(volume.transitEncryption))
      ? ["ecs.capability.efsAuth"]
      : []),
    ...drivers.map((volume) => `ecs.capability.docker-plugin.${textOf(volume.driver) ?? "local"}`),
    ...(drivers.length === 0 ? [] : [`${API}1.25`]),
    ...(isGiven(input.pidMode) || isGiven(input.ipcMode) ? ["ecs.capability.pid-ipc-namespace-sharing"] : []),
    ...(isGiven(input.proxyConfiguration) ? ["ecs.capability.aws-appmesh"] : []),
    ...(input.enableFaultInjection === true ? ["ecs.capability.fault-injection"] : []),
    ...(mode === "awsvpc" ? [`${API}1.18`, "ecs.capability.task-eni"] : []),
  ];
}
