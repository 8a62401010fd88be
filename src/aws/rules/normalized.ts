import type {
  ContainerDefinition,
  NetworkMode,
  PortMapping,
  RegisterTaskDefinitionRequest,
  TaskDefinition,
  Volume,
} from "../generated/ecs.ts";
import { compatibilitiesOf } from "./compatibilities.ts";
import { HEALTH_CHECK_DEFAULTS } from "./healthCheck.ts";
import { networkModeOf } from "./networkMode.ts";
import { requiredAttributesOf } from "./requiredAttributes.ts";
import { cpuUnitsFrom, memoryMiBFrom } from "./taskSize.ts";

/**
 * A valid definition as ECS keeps it and returns it, but for what registering adds (ARN, revision, status, times): with
 * the defaults it writes in, sizes in units and MiB, and what it found out about compatibility.
 */
export function normalizedTaskDefinition(input: RegisterTaskDefinitionRequest): TaskDefinition {
  const { tags: _tags, ...given } = input;
  const mode = networkModeOf(input);
  return present({
    ...given,
    containerDefinitions: input.containerDefinitions.map((container) => normalizedContainer(container, mode)),
    volumes: (input.volumes ?? []).map(normalizedVolume),
    placementConstraints: input.placementConstraints ?? [],
    requiresAttributes: requiredAttributesOf(input),
    compatibilities: compatibilitiesOf(input),
    cpu: amount(input.cpu, cpuUnitsFrom),
    memory: amount(input.memory, memoryMiBFrom),
  });
}

/** With the members that describe-task-definition always shows. */
function normalizedContainer(container: ContainerDefinition, mode: NetworkMode): ContainerDefinition {
  const { healthCheck, restartPolicy } = container;
  return present({
    ...container,
    cpu: container.cpu ?? 0,
    portMappings: (container.portMappings ?? []).map((mapping) => normalizedMapping(mapping, mode)),
    essential: container.essential ?? true,
    environment: container.environment ?? [],
    mountPoints: container.mountPoints ?? [],
    volumesFrom: container.volumesFrom ?? [],
    systemControls: container.systemControls ?? [],
    healthCheck: healthCheck === undefined ? undefined : { ...HEALTH_CHECK_DEFAULTS, ...present(healthCheck) },
    restartPolicy: restartPolicy === undefined ? undefined : { restartAttemptPeriod: 300, ...present(restartPolicy) },
  });
}

function normalizedMapping(mapping: PortMapping, mode: NetworkMode): PortMapping {
  const protocol = mapping.protocol ?? "tcp";
  if (mapping.containerPortRange !== undefined) return present({ ...mapping, protocol });
  const hostPort = mapping.hostPort ?? (mode === "bridge" ? 0 : mapping.containerPort);
  return present({ ...mapping, hostPort, protocol });
}

/** A volume of which nothing is said is a directory of the host. */
function normalizedVolume(volume: Volume): Volume {
  const { efsVolumeConfiguration: efs, dockerVolumeConfiguration: docker } = volume;
  if (efs !== undefined) return present({ ...volume, efsVolumeConfiguration: { rootDirectory: "/", ...present(efs) } });
  if (docker !== undefined) {
    return present({ ...volume, dockerVolumeConfiguration: { scope: "task" as const, driver: "local", ...present(docker) } });
  }
  const bare = volume.fsxWindowsFileServerVolumeConfiguration ?? volume.s3filesVolumeConfiguration;
  if (bare !== undefined || volume.configuredAtLaunch === true) return present(volume);
  return present({ ...volume, host: volume.host ?? {} });
}

function amount(text: string | undefined, read: (text: string) => number | undefined): string | undefined {
  const value = text === undefined ? undefined : read(text);
  return value === undefined ? undefined : String(value);
}

/** Without the members that are not there, so that JSON, hash and comparison see one shape. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== null)) as T;
}
