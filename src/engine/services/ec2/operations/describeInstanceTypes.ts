import type { DescribeInstanceTypesRequest, DescribeInstanceTypesResult, InstanceTypeInfo } from "../../../../aws/generated/ec2.ts";
import { Refusal } from "../../../kernel/refusal.ts";
import { looking } from "../dryRun.ts";
import { filtered, type FilterFields } from "../filters.ts";
import { instanceTypes, type InstanceType } from "../instanceTypes.ts";
import { pageOf } from "../pages.ts";

/** The types of instances that can be launched here. */
export const describeInstanceTypes = looking(
  "DescribeInstanceTypes",
  (_view, input: DescribeInstanceTypesRequest): DescribeInstanceTypesResult => {
    const names = input.InstanceTypes ?? [];
    const missing = names.filter((name) => !instanceTypes.has(name));
    if (missing.length > 0) {
      // Observed.
      throw new Refusal(
        "InvalidInstanceType",
        `The following supplied instance types do not exist: [${missing.join(", ")}]`,
      );
    }
    const asked = [...instanceTypes.values()].filter(
      ({ instanceType }) => names.length === 0 || names.some((name) => name === instanceType),
    );
    const rows = filtered(asked, input.Filters, FIELDS);
    const { items, ...next } = pageOf(rows, input);
    return { InstanceTypes: items.map(describeInstanceType), ...next };
  },
);

const FIELDS: FilterFields<InstanceType> = {
  "bare-metal": (type) => [String(isBareMetal(type))],
  "burstable-performance-supported": (type) => [String(isBurstable(type))],
  "instance-type": (type) => [type.instanceType],
  "memory-info.size-in-mib": (type) => [String(type.memoryMiB)],
  "processor-info.supported-architecture": (type) => [type.architecture],
  "vcpu-info.default-vcpus": (type) => [String(type.vcpus)],
};

function describeInstanceType(type: InstanceType): InstanceTypeInfo {
  return {
    InstanceType: type.instanceType as NonNullable<InstanceTypeInfo["InstanceType"]>,
    BareMetal: isBareMetal(type),
    BurstablePerformanceSupported: isBurstable(type),
    ProcessorInfo: { SupportedArchitectures: [type.architecture] },
    VCpuInfo: { DefaultVCpus: type.vcpus },
    MemoryInfo: { SizeInMiB: type.memoryMiB },
    NetworkInfo: {
      MaximumNetworkInterfaces: type.networkInterfaces,
      Ipv4AddressesPerInterface: type.ipv4AddressesPerInterface,
    },
    ...(type.gpus === 0 ? {} : { GpuInfo: { Gpus: [{ Count: type.gpus, Manufacturer: "NVIDIA" }] } }),
    SupportedRootDeviceTypes: ["ebs"],
    SupportedUsageClasses: ["on-demand", "spot"],
  };
}

function isBareMetal({ instanceType }: InstanceType): boolean {
  return instanceType.endsWith(".metal");
}

function isBurstable({ instanceType }: InstanceType): boolean {
  return instanceType.startsWith("t");
}
