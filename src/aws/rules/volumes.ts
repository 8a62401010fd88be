import type { ContainerDefinition, EFSVolumeConfiguration, RegisterTaskDefinitionRequest, Volume } from "../generated/ecs.ts";
import { NAME } from "./names.ts";
import { refused, type RulePath, type RuleProblem } from "./problem.ts";
import { isGiven, quotedText, structureOf, structuresIn, textOf } from "./read.ts";

/** Volumes, and that what containers mount is there. */
export function problemsOfVolumes(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const volumes = structuresIn(input.volumes);
  const names = new Set<string>();
  const mounted = mountedBy(input);
  const problems = volumes.flatMap(([volume, i]) => {
    const name = textOf(volume.name);
    const twice = name !== undefined && names.has(name);
    if (name !== undefined) names.add(name);
    return problemsOfVolume(volume, ["volumes", i], { twice, mounted });
  });
  return [...problems, ...problemsOfMounts(input, names)];
}

/** A container's mountPoints and volumesFrom. Observed for unknown volumes; the others are assumed. */
function problemsOfMounts(input: RegisterTaskDefinitionRequest, volumes: ReadonlySet<string>): readonly RuleProblem[] {
  const containers = structuresIn(input.containerDefinitions);
  const names = new Set(containers.map(([container]) => container.name));
  return containers.flatMap(([container, i]) => [
    ...unknownVolumes(container, i, volumes),
    ...structuresIn(container.volumesFrom)
      .filter(([{ sourceContainer }]) => !names.has(sourceContainer))
      .map(([{ sourceContainer }, j]) =>
        refused(
          ["containerDefinitions", i, "volumesFrom", j, "sourceContainer"],
          `Cannot use volumes from container '${sourceContainer}' because it does not exist`,
        ),
      ),
  ]);
}

function unknownVolumes(container: ContainerDefinition, i: number, volumes: ReadonlySet<string>): readonly RuleProblem[] {
  return structuresIn(container.mountPoints).flatMap(([{ sourceVolume, containerPath }, j]) => {
    const path = ["containerDefinitions", i, "mountPoints", j];
    const source = textOf(sourceVolume);
    if (source === undefined || !volumes.has(source)) {
      return [refused([...path, "sourceVolume"], `Unknown volume '${source ?? null}'.`)];
    }
    if (textOf(containerPath) !== undefined) return [];
    return [refused([...path, "containerPath"], `Invalid 'containerPath' setting for container '${quotedText(container.name)}'.`)];
  });
}

/** What a volume is judged within. */
interface Surroundings {
  readonly twice: boolean;
  readonly mounted: ReadonlySet<string>;
}

/** Assumed wordings, after those of containers; the last one observed. */
function problemsOfVolume(volume: Volume, path: RulePath, of: Surroundings): readonly RuleProblem[] {
  const name = textOf(volume.name);
  if (name === undefined) return [refused([...path, "name"], "Volume.name should not be null or empty.")];
  if (!NAME.test(name)) return [refused([...path, "name"], "Volume.name contains invalid characters.")];
  if (of.twice) return [refused([...path, "name"], "Volume names must be unique within a Task Definition.")];
  if (kindsOf(volume).length > 1) {
    return [refused(path, `Volume '${name}' has more than one configuration: ${kindsOf(volume).join(", ")}.`)];
  }
  if (volume.configuredAtLaunch === true && !of.mounted.has(name)) {
    return [refused([...path, "name"], `Volumes [${name}] are not referenced by any of the containers`)];
  }
  return [...problemsOfHost(volume, path), ...problemsOfEfs(structureOf(volume.efsVolumeConfiguration), path)];
}

function kindsOf(volume: Volume): readonly string[] {
  const kinds = [
    "dockerVolumeConfiguration",
    "efsVolumeConfiguration",
    "s3filesVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
  ] as const;
  const given: string[] = kinds.filter((kind) => isGiven(volume[kind]));
  return isGiven(structureOf(volume.host)?.sourcePath) ? ["host", ...given] : given;
}

/** Observed. */
function problemsOfHost(volume: Volume, path: RulePath): readonly RuleProblem[] {
  if (structureOf(volume.host)?.sourcePath !== "") return [];
  return [refused([...path, "host", "sourcePath"], "host.sourcePath should not be blank.")];
}

/** Observed. */
function problemsOfEfs(efs: EFSVolumeConfiguration | undefined, path: RulePath): readonly RuleProblem[] {
  if (efs === undefined) return [];
  const of = [...path, "efsVolumeConfiguration"];
  const access = structureOf(efs.authorizationConfig);
  const encrypted = efs.transitEncryption === "ENABLED";
  const problems: RuleProblem[] = [];
  if (isGiven(access?.accessPointId) && isGiven(efs.rootDirectory) && efs.rootDirectory !== "/") {
    const message = 'When using an EFS access point, the root directory must either be set to "/" or be omitted.';
    problems.push(refused([...of, "rootDirectory"], message));
  }
  if (access?.iam === "ENABLED" && !encrypted) {
    problems.push(refused([...of, "transitEncryption"], "EFS IAM authorization requires TransitEncryption to be enabled."));
  }
  if (isGiven(efs.transitEncryptionPort) && !encrypted) {
    const message = "TransitEncryptionPort requires that TransitEncryption is enabled.";
    problems.push(refused([...of, "transitEncryptionPort"], message));
  }
  return problems;
}

function mountedBy(input: RegisterTaskDefinitionRequest): ReadonlySet<string> {
  const mounts = structuresIn(input.containerDefinitions).flatMap(([container]) => structuresIn(container.mountPoints));
  return new Set(mounts.map(([{ sourceVolume }]) => sourceVolume ?? ""));
}
