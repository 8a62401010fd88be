import type { ContainerDefinition, RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { ECR_IMAGE } from "./names.ts";
import { networkModeOf } from "./networkMode.ts";
import { refused, type RulePath, type RuleProblem } from "./problem.ts";
import { isGiven, numberOf, structureOf, structuresIn, textOf, textsIn } from "./read.ts";
import { cpuUnitsFrom, FARGATE_SIZES, memoryMiBFrom } from "./taskSize.ts";
import { isForWindows } from "./windows.ts";

/** Fargate waits no longer for a container (API, ContainerDefinition). */
const LONGEST_TIMEOUT_SECONDS = 120;

/** GiB of storage a Fargate task may ask for (API, EphemeralStorage). */
const STORAGE_GIB = { least: 21, most: 200 } as const;

/** Whatever keeps a definition from Fargate: refused when FARGATE is required, else it is just not compatible. */
export function problemsOfFargate(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  return [
    ...problemsOfFargateNetwork(input),
    ...problemsOfFargateSize(input),
    ...problemsOfTask(input),
    ...problemsOfFargateVolumes(input),
    ...structuresIn(input.containerDefinitions).flatMap(([container, i]) => problemsOfContainer(container, i, input)),
  ];
}

/** ephemeralStorage, which Fargate has and EC2 has not. Observed. */
export function problemsOfStorage(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const storage = structureOf(input.ephemeralStorage);
  if (storage === undefined) return [];
  const required = textsIn(input.requiresCompatibilities).map(([text]) => text);
  if (required.length > 0 && !required.includes("FARGATE")) {
    return [refused(["ephemeralStorage"], "Tasks using the EC2 launch type do not support EphemeralStorage.")];
  }
  const path = ["ephemeralStorage", "sizeInGiB"];
  const size = numberOf(storage.sizeInGiB) ?? STORAGE_GIB.least;
  if (size < STORAGE_GIB.least) return [refused(path, `EphemeralStorage size should be at least ${STORAGE_GIB.least}.`)];
  return size > STORAGE_GIB.most ? [refused(path, `EphemeralStorage size should be at most ${STORAGE_GIB.most}.`)] : [];
}

/** Third party; the curly quotes are ECS's own. */
function problemsOfFargateNetwork(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  if (networkModeOf(input) === "awsvpc") return [];
  return [refused(["networkMode"], "Fargate only supports network mode ‘awsvpc’.")];
}

/** Observed. */
function problemsOfFargateSize(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const [cpu, memory] = [textOf(input.cpu), textOf(input.memory)];
  if (cpu === undefined) return [refused(["cpu"], "Fargate requires that 'cpu' be defined at the task level.")];
  if (memory === undefined) return [refused(["memory"], "Fargate requires that 'memory' be defined at the task level.")];
  const [cpuUnits, memoryMiB] = [cpuUnitsFrom(cpu), memoryMiBFrom(memory)];
  if (cpuUnits === undefined || memoryMiB === undefined) return []; // Told where sizes are read.
  const windows = isForWindows(input);
  const size = FARGATE_SIZES.find((size) => size.cpuUnits === cpuUnits && (size.windows || !windows));
  if (size?.memoryMiB.includes(memoryMiB) === true) return [];
  const given = `${cpuUnits} CPU, ${memoryMiB} memory. See the Amazon ECS documentation for the valid values.`;
  return [refused([size === undefined ? "cpu" : "memory"], `No Fargate configuration exists for given values: ${given}`)];
}

/** Observed. */
function problemsOfTask(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (isGiven(input.placementConstraints)) {
    problems.push(refused(["placementConstraints"], "Fargate compatible task definitions do not support constraints"));
  }
  if (input.pidMode === "host") {
    problems.push(refused(["pidMode"], "Tasks using the Fargate launch type do not support pidMode 'host'."));
  }
  if (isGiven(input.ipcMode)) problems.push(unsupported(["ipcMode"], "ipcMode"));
  if (isGiven(input.inferenceAccelerators)) problems.push(unsupported(["inferenceAccelerators"], "inferenceAccelerators"));
  return problems;
}

/** Observed. */
function problemsOfFargateVolumes(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  return structuresIn(input.volumes).flatMap(([volume, i]) => [
    ...(isGiven(structureOf(volume.host)?.sourcePath) ? [unsupported(["volumes", i, "host", "sourcePath"], "sourcePath")] : []),
    ...(isGiven(volume.dockerVolumeConfiguration)
      ? [unsupported(["volumes", i, "dockerVolumeConfiguration"], "dockerVolumeConfiguration")]
      : []),
  ]);
}

function problemsOfContainer(
  container: ContainerDefinition,
  i: number,
  input: RegisterTaskDefinitionRequest,
): readonly RuleProblem[] {
  const path = ["containerDefinitions", i];
  return [
    ...problemsOfPrivileges(container, path),
    ...problemsOfTimeouts(container, path),
    ...problemsOfFargateLogging(container, path, input),
    ...problemsOfImage(container, path, input),
  ];
}

/** Observed. */
function problemsOfPrivileges(container: ContainerDefinition, path: RulePath): readonly RuleProblem[] {
  const linux = structureOf(container.linuxParameters);
  const of = [...path, "linuxParameters"];
  const problems: RuleProblem[] = [];
  if (container.privileged === true) {
    problems.push(refused([...path, "privileged"], "Fargate requires that the 'privileged' setting be 'false'."));
  }
  if (isGiven(container.dockerSecurityOptions)) {
    problems.push(unsupported([...path, "dockerSecurityOptions"], "dockerSecurityOptions"));
  }
  for (const member of ["devices", "sharedMemorySize", "maxSwap"] as const) {
    if (isGiven(linux?.[member])) problems.push(unsupported([...of, member], member));
  }
  for (const [capability, j] of textsIn(structureOf(linux?.capabilities)?.add)) {
    if (capability === "SYS_PTRACE") continue;
    problems.push(refused([...of, "capabilities", "add", j], `${capability} is not allowed on Fargate.`));
  }
  if (structuresIn(container.resourceRequirements).some(([{ type }]) => type === "GPU")) {
    const message = "Tasks using the Fargate launch type do not support GPU resource requirements.";
    problems.push(refused([...path, "resourceRequirements"], message));
  }
  return problems;
}

/** Third party: stopTimeout. Assumed after it: startTimeout. */
function problemsOfTimeouts(container: ContainerDefinition, path: RulePath): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const [member, kind] of [["startTimeout", "start"] as const, ["stopTimeout", "stop"] as const]) {
    if ((numberOf(container[member]) ?? 0) <= LONGEST_TIMEOUT_SECONDS) continue;
    const limit = `less than ${LONGEST_TIMEOUT_SECONDS} seconds.`;
    const message = `Tasks using the Fargate launch type must have a container ${kind} timeout of ${limit}`;
    problems.push(refused([...path, member], message));
  }
  return problems;
}

/** Observed. */
function problemsOfFargateLogging(container: ContainerDefinition, path: RulePath, input: RegisterTaskDefinitionRequest) {
  const log = structureOf(container.logConfiguration);
  const driver = textOf(log?.logDriver);
  const of = [...path, "logConfiguration"];
  if (driver === undefined) return [];
  if (!["awslogs", "splunk", "awsfirelens"].includes(driver)) {
    const message = `${driver} is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]`;
    return [refused([...of, "logDriver"], message)];
  }
  if (driver !== "awslogs") return [];
  const problems: RuleProblem[] = [];
  if (textOf(structureOf(log?.options)?.["awslogs-stream-prefix"]) === undefined) {
    const message = "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.";
    problems.push(refused([...of, "options"], message));
  }
  if (textOf(input.executionRoleArn) === undefined) {
    problems.push(refused(["executionRoleArn"], `${WANTS_ROLE} to support log driver awslogs.`));
  }
  return problems;
}

/** Observed. */
function problemsOfImage(container: ContainerDefinition, path: RulePath, input: RegisterTaskDefinitionRequest) {
  const needsRole = ECR_IMAGE.test(textOf(container.image) ?? "") && textOf(input.executionRoleArn) === undefined;
  return needsRole ? [refused([...path, "image"], `${WANTS_ROLE} to support ECR images.`)] : [];
}

const WANTS_ROLE = "Fargate requires task definition to have execution role ARN";

const unsupported = (path: RulePath, feature: string): RuleProblem =>
  refused(path, `Fargate compatible task definitions do not support ${feature}`);
