/** What a type of instance offers, and costs per hour in us-east-1. */
export interface InstanceType {
  readonly instanceType: string;
  readonly vcpus: number;
  /** 1024 for each vCPU: what the ECS agent registers. */
  readonly cpuUnits: number;
  /** As advertised. */
  readonly memoryMiB: number;
  /** What the operating system leaves for the ECS agent to register. Measured or, for most, fitted to within 1.5 %. */
  readonly ecsMemoryMiB: number;
  readonly networkInterfaces: number;
  readonly ipv4AddressesPerInterface: number;
  /** Tasks in awsvpc mode with ENI trunking; null: not supported. Without it, one less than the interfaces. */
  readonly trunkedTasks: number | null;
  readonly linuxDollarsPerHour: number;
  /** What Spot typically saves on that. */
  readonly spotSavingPercent: number;
  readonly architecture: "x86_64" | "arm64";
  readonly gpus: number;
  /** With licence; null: does not run Windows. */
  readonly windowsDollarsPerHour: number | null;
}

const X86 = "x86_64";
const ARM = "arm64";

type Line = readonly [
  instanceType: string,
  vcpus: number,
  memoryMiB: number,
  ecsMemoryMiB: number,
  networkInterfaces: number,
  ipv4AddressesPerInterface: number,
  trunkedTasks: number | null,
  linuxDollarsPerHour: number,
  spotSavingPercent: number,
  architecture: "x86_64" | "arm64",
  gpus: number,
  windowsDollarsPerHour: number | null,
];

// Sizes and interfaces: EC2's DescribeInstanceTypes. Trunking: ECS developer guide of 2023. Linux prices: on demand in
// us-east-1, 20 July 2026. Spot: Spot Advisor, June 2025. Windows: Linux plus the licence rate of 0.046 for each vCPU
// (burstable types: from memory).
const LINES: readonly Line[] = [
  ["t2.micro", 1, 1024, 993, 2, 2, null, 0.0116, 73, X86, 0, 0.0162],
  ["t2.small", 1, 2048, 2001, 3, 4, null, 0.023, 69, X86, 0, 0.032],
  ["t2.medium", 2, 4096, 3952, 3, 6, null, 0.0464, 64, X86, 0, 0.0644],
  ["t2.large", 2, 8192, 7984, 3, 12, null, 0.0928, 64, X86, 0, 0.1208],
  ["t3.nano", 2, 512, 457, 2, 2, null, 0.0052, 79, X86, 0, 0.0098],
  ["t3.micro", 2, 1024, 939, 2, 2, null, 0.0104, 69, X86, 0, 0.0196],
  ["t3.small", 2, 2048, 1913, 3, 4, null, 0.0208, 65, X86, 0, 0.0392],
  ["t3.medium", 2, 4096, 3876, 3, 6, null, 0.0416, 56, X86, 0, 0.06],
  ["t3.large", 2, 8192, 7822, 3, 12, null, 0.0832, 62, X86, 0, 0.1108],
  ["t3.xlarge", 4, 16384, 15744, 4, 15, null, 0.1664, 60, X86, 0, 0.24],
  ["t3.2xlarge", 8, 32768, 31628, 4, 15, null, 0.3328, 65, X86, 0, 0.48],
  ["t3a.medium", 2, 4096, 3876, 3, 6, null, 0.0376, 68, X86, 0, 0.056],
  ["t3a.large", 2, 8192, 7822, 3, 12, null, 0.0752, 67, X86, 0, 0.1028],
  ["t4g.micro", 2, 1024, 939, 2, 2, null, 0.0084, 49, ARM, 0, null],
  ["t4g.small", 2, 2048, 1913, 3, 4, null, 0.0168, 51, ARM, 0, null],
  ["t4g.medium", 2, 4096, 3876, 3, 6, null, 0.0336, 64, ARM, 0, null],
  ["m5.large", 2, 8192, 7822, 3, 10, 10, 0.096, 66, X86, 0, 0.188],
  ["m5.xlarge", 4, 16384, 15744, 4, 15, 20, 0.192, 66, X86, 0, 0.376],
  ["m5.2xlarge", 8, 32768, 31628, 4, 15, 40, 0.384, 54, X86, 0, 0.752],
  ["m5.4xlarge", 16, 65536, 63454, 8, 30, 60, 0.768, 58, X86, 0, 1.504],
  ["m5.24xlarge", 96, 393216, 382415, 15, 50, 120, 4.608, 75, X86, 0, 9.024],
  ["m5.metal", 96, 393216, 382415, 15, 50, null, 4.608, 75, X86, 0, 9.024],
  ["m5a.large", 2, 8192, 7822, 3, 10, 10, 0.086, 60, X86, 0, 0.178],
  ["m6i.large", 2, 8192, 7822, 3, 10, 10, 0.096, 63, X86, 0, 0.188],
  ["m6i.xlarge", 4, 16384, 15744, 4, 15, 20, 0.192, 55, X86, 0, 0.376],
  ["m6i.4xlarge", 16, 65536, 63454, 8, 30, 60, 0.768, 66, X86, 0, 1.504],
  ["m6i.metal", 128, 524288, 510096, 15, 50, 120, 6.144, 76, X86, 0, 12.032],
  ["m6g.medium", 1, 4096, 3876, 2, 4, 4, 0.0385, 63, ARM, 0, null],
  ["m6g.large", 2, 8192, 7822, 3, 10, 10, 0.077, 60, ARM, 0, null],
  ["m6g.xlarge", 4, 16384, 15744, 4, 15, 20, 0.154, 68, ARM, 0, null],
  ["m6g.metal", 64, 262144, 254769, 15, 50, 120, 2.6112, 74, ARM, 0, null],
  ["m7g.medium", 1, 4096, 3876, 2, 4, 4, 0.0408, 66, ARM, 0, null],
  ["m7g.large", 2, 8192, 7822, 3, 10, 10, 0.0816, 64, ARM, 0, null],
  ["c5.large", 2, 4096, 3876, 3, 10, 10, 0.085, 59, X86, 0, 0.177],
  ["c5.xlarge", 4, 8192, 7822, 4, 15, 20, 0.17, 56, X86, 0, 0.354],
  ["c5.2xlarge", 8, 16384, 15744, 4, 15, 40, 0.34, 56, X86, 0, 0.708],
  ["c5.4xlarge", 16, 32768, 31628, 8, 30, 60, 0.68, 66, X86, 0, 1.416],
  ["c5.9xlarge", 36, 73728, 71416, 8, 30, 60, 1.53, 58, X86, 0, 3.186],
  ["c5.metal", 96, 196608, 190966, 15, 50, null, 4.08, 77, X86, 0, 8.496],
  ["c6i.large", 2, 4096, 3876, 3, 10, 10, 0.085, 63, X86, 0, 0.177],
  ["c6i.2xlarge", 8, 16384, 15744, 4, 15, 40, 0.34, 51, X86, 0, 0.708],
  ["c6g.medium", 1, 2048, 1913, 2, 4, 4, 0.034, 67, ARM, 0, null],
  ["c6g.large", 2, 4096, 3876, 3, 10, 10, 0.068, 59, ARM, 0, null],
  ["c7g.medium", 1, 2048, 1913, 2, 4, 4, 0.0363, 64, ARM, 0, null],
  ["c7g.large", 2, 4096, 3876, 3, 10, 10, 0.0725, 49, ARM, 0, null],
  ["c7g.xlarge", 4, 8192, 7822, 4, 15, 20, 0.145, 62, ARM, 0, null],
  ["r5.large", 2, 16384, 15744, 3, 10, 10, 0.126, 60, X86, 0, 0.218],
  ["r5.xlarge", 4, 32768, 31628, 4, 15, 20, 0.252, 69, X86, 0, 0.436],
  ["r5.2xlarge", 8, 65536, 63454, 4, 15, 40, 0.504, 61, X86, 0, 0.872],
  ["r6i.large", 2, 16384, 15744, 3, 10, 10, 0.126, 68, X86, 0, 0.218],
  ["r6g.large", 2, 16384, 15744, 3, 10, 10, 0.1008, 70, ARM, 0, null],
  ["g4dn.xlarge", 4, 16384, 15744, 3, 10, null, 0.526, 64, X86, 1, 0.71],
  ["g4dn.2xlarge", 8, 32768, 31628, 3, 10, null, 0.752, 61, X86, 1, 1.12],
  ["g4dn.12xlarge", 48, 196608, 190966, 8, 30, null, 3.912, 64, X86, 4, 6.12],
  ["m1.small", 1, 1740, 1666, 2, 4, null, 0.044, 70, X86, 0, 0.075],
  ["p3.2xlarge", 8, 62464, 60468, 4, 15, 40, 3.06, 80, X86, 1, 3.428],
  ["p3.8xlarge", 32, 249856, 242804, 8, 30, 60, 12.24, 86, X86, 4, 13.712],
  ["p3.16xlarge", 64, 499712, 486154, 8, 30, 120, 24.48, 83, X86, 8, 27.424],
  ["x1e.xlarge", 4, 124928, 121209, 3, 10, null, 0.834, 76, X86, 0, 1.018],
  ["x1e.32xlarge", 128, 3997696, 3896033, 8, 30, null, 26.688, 83, X86, 0, 32.576],
  ["i3.large", 2, 15616, 15000, 3, 10, null, 0.156, 75, X86, 0, 0.248],
  ["i3.xlarge", 4, 31232, 30138, 4, 15, null, 0.312, 59, X86, 0, 0.496],
  ["i3.metal", 72, 524288, 510096, 15, 50, null, 4.992, 76, X86, 0, 8.304],
];

/** The types there are to launch, by name, in the order in which they are offered. */
export const instanceTypes: ReadonlyMap<string, InstanceType> = new Map(
  LINES.map((line) => [line[0], typeOf(line)] as const),
);

function typeOf(line: Line): InstanceType {
  const [instanceType, vcpus, memoryMiB, ecsMemoryMiB, networkInterfaces, ipv4AddressesPerInterface] = line;
  const [, , , , , , trunkedTasks, linuxDollarsPerHour, spotSavingPercent, architecture, gpus, windowsDollarsPerHour] = line;
  return {
    instanceType,
    vcpus,
    cpuUnits: vcpus * 1024,
    memoryMiB,
    ecsMemoryMiB,
    networkInterfaces,
    ipv4AddressesPerInterface,
    trunkedTasks,
    linuxDollarsPerHour,
    spotSavingPercent,
    architecture,
    gpus,
    windowsDollarsPerHour,
  };
}
