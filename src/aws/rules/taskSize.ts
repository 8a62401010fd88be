import type { RegisterTaskDefinitionRequest } from "../generated/ecs.ts";
import { refused, type RuleProblem } from "./problem.ts";
import { numberOf, quotedText, structuresIn, textOf } from "./read.ts";

/** Task CPU on EC2, in units (API, RegisterTaskDefinition). */
export const TASK_CPU_UNITS = { least: 128, most: 196_608 } as const;

/** Docker starts no container with less (Docker Engine; newer ones want 6 MiB). */
export const LEAST_MEMORY_MIB = 4;

/** What Fargate offers: memory from `least` to `most` MiB in steps for each number of CPU units. */
export interface FargateSize {
  readonly cpuUnits: number;
  readonly memoryMiB: readonly number[];
  /** Windows containers have it as well. */
  readonly windows: boolean;
}

/** ECS guide, "Task CPU and memory". */
export const FARGATE_SIZES: readonly FargateSize[] = [
  { cpuUnits: 256, memoryMiB: [512, 1024, 2048], windows: false },
  { cpuUnits: 512, memoryMiB: steps(1024, 4096, 1024), windows: false },
  { cpuUnits: 1024, memoryMiB: steps(2048, 8192, 1024), windows: true },
  { cpuUnits: 2048, memoryMiB: steps(4096, 16_384, 1024), windows: true },
  { cpuUnits: 4096, memoryMiB: steps(8192, 30_720, 1024), windows: true },
  { cpuUnits: 8192, memoryMiB: steps(16_384, 61_440, 4096), windows: false },
  { cpuUnits: 16_384, memoryMiB: steps(32_768, 122_880, 8192), windows: false },
];

/** CPU units from what may be written: `1024`, `1 vCPU`, `.5 vcpu`. undefined: not a size. */
export function cpuUnitsFrom(text: string): number | undefined {
  return amountFrom(text, /^\s*(\d+|\d*\.\d+|\d+\.\d*)\s*vcpus?\s*$/i, 1024);
}

/** MiB from what may be written: `1024`, `1GB`, `.5 gb`. undefined: not a size. */
export function memoryMiBFrom(text: string): number | undefined {
  return amountFrom(text, /^\s*(\d+|\d*\.\d+|\d+\.\d*)\s*gb\s*$/i, 1024);
}

/** Task-level `cpu` and `memory`: their syntax, their range, and that the containers fit into them. */
export function problemsOfTaskSize(input: RegisterTaskDefinitionRequest): readonly RuleProblem[] {
  const cpu = textOf(input.cpu);
  const memory = textOf(input.memory);
  const cpuUnits = cpu === undefined ? undefined : cpuUnitsFrom(cpu);
  const memoryMiB = memory === undefined ? undefined : memoryMiBFrom(memory);
  const problems: RuleProblem[] = [];
  if (cpu !== undefined && !isTaskCpu(cpuUnits)) problems.push(invalidSize("cpu"));
  if (memory !== undefined && !isTaskMemory(memoryMiB)) problems.push(invalidSize("memory"));
  if (isTaskCpu(cpuUnits)) problems.push(...cpuOverTask(input, cpuUnits));
  if (isTaskMemory(memoryMiB)) problems.push(...memoryOverTask(input, memoryMiB));
  return problems;
}

function isTaskCpu(cpuUnits: number | undefined): cpuUnits is number {
  return cpuUnits !== undefined && cpuUnits >= TASK_CPU_UNITS.least && cpuUnits <= TASK_CPU_UNITS.most;
}

function isTaskMemory(memoryMiB: number | undefined): memoryMiB is number {
  return memoryMiB !== undefined && memoryMiB >= LEAST_MEMORY_MIB;
}

/** ECS guide, "Invalid CPU or memory value specified". */
function invalidSize(field: "cpu" | "memory"): RuleProblem {
  const message = `Invalid '${field}' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;
  return refused([field], message);
}

/** Observed. */
function cpuOverTask(input: RegisterTaskDefinitionRequest, cpuUnits: number): readonly RuleProblem[] {
  const sum = structuresIn(input.containerDefinitions).reduce((sum, [{ cpu }]) => sum + (numberOf(cpu) ?? 0), 0);
  if (sum <= cpuUnits) return [];
  return [refused(["cpu"], "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.")];
}

/** The first two observed; the last assumed after them. */
function memoryOverTask(input: RegisterTaskDefinitionRequest, memoryMiB: number): readonly RuleProblem[] {
  const containers = structuresIn(input.containerDefinitions);
  const over = containers.filter(([{ memory }]) => (numberOf(memory) ?? 0) > memoryMiB);
  if (over.length > 0) {
    return over.map(([{ name }, i]) =>
      refused(["containerDefinitions", i, "memory"], `The 'memory' setting for container '${quotedText(name)}' is greater than for the task.`),
    );
  }
  const sum = containers.reduce((sum, [c]) => sum + (numberOf(c.memoryReservation) ?? numberOf(c.memory) ?? 0), 0);
  if (sum <= memoryMiB) return [];
  const soft = containers.some(([{ memoryReservation }]) => numberOf(memoryReservation) !== undefined);
  const field = soft ? "memoryReservation" : "memory";
  const message = `The sum of all container '${field}' values cannot be greater than the value of the task 'memory'.`;
  return [refused(["memory"], message)];
}

/** A whole number as it stands, or a number with a unit; only whole results are sizes. */
function amountFrom(text: string, withUnit: RegExp, unit: number): number | undefined {
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text);
  const number = withUnit.exec(text)?.[1];
  const amount = number === undefined ? Number.NaN : Number(number) * unit;
  return Number.isSafeInteger(amount) ? amount : undefined;
}

function steps(least: number, most: number, step: number): readonly number[] {
  return Array.from({ length: (most - least) / step + 1 }, (_, i) => least + i * step);
}
