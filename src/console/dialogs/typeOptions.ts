import type { InstanceTypeOffer } from "../store/instanceTypes.ts";
import type { SelectOption } from "../ui/Select.tsx";

/** What one chooses by: "m5.large · 2 vCPU · 8 GiB". The type that was asked for is there even before EC2 has answered. */
export function typeOptions(offers: readonly InstanceTypeOffer[], instanceType: string): readonly SelectOption[] {
  const options = offers.map((offer) => ({ value: offer.instanceType, label: `${offer.instanceType} · ${offer.vcpus} vCPU · ${offer.memoryMiB / 1024} GiB` }));
  return options.some(({ value }) => value === instanceType) ? options : [{ value: instanceType, label: instanceType }, ...options];
}
