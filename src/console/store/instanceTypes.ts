import { useEffect, useState } from "react";
import type { Output } from "../../aws/generated/api.ts";
import { engine } from "./engine.ts";
import { useReplica } from "./replica.ts";

/** A type of EC2 instance, as far as one chooses by it. */
export interface InstanceTypeOffer {
  readonly instanceType: string;
  readonly vcpus: number;
  readonly memoryMiB: number;
}

/** The types EC2 offers, in its own order; empty until it has answered. They never change, so it is asked once. */
export function useInstanceTypes(): readonly InstanceTypeOffer[] {
  const isOpen = useReplica((state) => state.revision > 0);
  const [offers, setOffers] = useState(known);
  useEffect(() => {
    if (!isOpen || known.length > 0) return;
    asking ??= ask();
    void asking.then((answered) => {
      known = answered;
      setOffers(answered);
    });
  }, [isOpen]);
  return offers;
}

let known: readonly InstanceTypeOffer[] = [];
let asking: Promise<readonly InstanceTypeOffer[]> | null = null;

/** Pages through DescribeInstanceTypes. */
async function ask(): Promise<readonly InstanceTypeOffer[]> {
  const offers: InstanceTypeOffer[] = [];
  let token: string | undefined;
  do {
    const answer = await engine().call("ec2", "DescribeInstanceTypes", token === undefined ? {} : { NextToken: token });
    if (!answer.ok) break;
    const { InstanceTypes = [], NextToken } = answer.output as Output<"ec2", "DescribeInstanceTypes">;
    for (const { InstanceType = "", VCpuInfo, MemoryInfo } of InstanceTypes) {
      offers.push({ instanceType: InstanceType, vcpus: VCpuInfo?.DefaultVCpus ?? 0, memoryMiB: MemoryInfo?.SizeInMiB ?? 0 });
    }
    token = NextToken;
  } while (token !== undefined);
  return offers;
}
