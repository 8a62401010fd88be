import { hours } from "../../kernel/time.ts";
import { instanceTypes } from "../../services/ec2/contract.ts";
import type { Use } from "../../services/billing/contract.ts";

/** Where and when these prices were asked for. List prices in US dollars, without free tiers and savings plans. */
export const PRICED = { region: "us-east-1", on: "2026-07-20" } as const;

/** AWS Fargate pricing. What a vCPU, a GiB of memory and a GiB of further storage cost an hour. */
const FARGATE = {
  linux: { x86_64: { vcpu: 0.04048, memoryGiB: 0.004445 }, arm64: { vcpu: 0.03238, memoryGiB: 0.00356 } },
  /** With the licence of 0.046 for each vCPU. */
  windows: { x86_64: { vcpu: 0.13748, memoryGiB: 0.01005 } },
  storageGiB: 0.000111,
  /** Up to 70 % off; assumed: always that. */
  spotPart: 0.3,
} as const;

/** Elastic Load Balancing pricing, from memory: by the hour or a part of one, without what passes through. */
const LOAD_BALANCER = { application: 0.0225, network: 0.0225, classic: 0.025 } as const;

/** Amazon VPC pricing, from memory: by the hour or a part of one, without what passes through. */
const NAT_GATEWAY = 0.045;

/** Amazon VPC pricing: a public IPv4 address, whether anybody uses it or not. */
const PUBLIC_IPV4 = 0.005;

/** Amazon EBS pricing, from memory: a GiB of a volume for a month, with the throughput that comes with it. */
const VOLUME = { gp3: 0.08 } as const;

/** EC2 pricing, "T2/T3/T4g Unlimited Mode": a vCPU for an hour. */
const SURPLUS = { t4g: { linux: 0.04, windows: 0.04 }, other: { linux: 0.05, windows: 0.096 } } as const;

/** As many as AWS's calculator takes. */
const HOURS_OF_A_MONTH = 730;

/** Elastic Load Balancing pricing, from memory: a capacity unit for an hour; of a Classic Load Balancer, a GiB that it passed on. */
export const CAPACITY_UNIT = { application: 0.008, network: 0.006, classic: 0.008 } as const;

/** What a use costs while it lasts. */
export function dollarsPerHour(use: Use): number {
  switch (use.kind) {
    case "instance":
    case "part":
      return instanceDollars(use);
    case "fargate":
      return fargateDollars(use);
    case "loadBalancer":
      return LOAD_BALANCER[use.type];
    case "natGateway":
      return NAT_GATEWAY;
    case "publicIp":
    case "idleIp":
      return PUBLIC_IPV4;
    case "surplusCredits":
      return SURPLUS[use.family][use.system];
    case "volume":
      return (VOLUME[use.type] * use.gib) / HOURS_OF_A_MONTH;
  }
}

/** What Spot saves on the price on demand while a use lasts. */
export const savedPerHour = (use: Use): number => ("spot" in use && use.spot ? dollarsPerHour({ ...use, spot: false }) - dollarsPerHour(use) : 0);

export const dollarsFor = (use: Use, charged: number): number => (dollarsPerHour(use) * charged) / hours(1);

function instanceDollars({ instanceType, system, spot }: Extract<Use, { readonly kind: "instance" | "part" }>): number {
  const type = instanceTypes.get(instanceType);
  if (type === undefined) return 0;
  const onDemand = system === "windows" ? (type.windowsDollarsPerHour ?? 0) : type.linuxDollarsPerHour;
  return spot ? (onDemand * (100 - type.spotSavingPercent)) / 100 : onDemand;
}

function fargateDollars({ cpuUnits, memoryMiB, storageGiB, system, architecture, spot }: Extract<Use, { readonly kind: "fargate" }>): number {
  const price = system === "windows" ? FARGATE.windows.x86_64 : FARGATE.linux[architecture];
  const size = (cpuUnits / 1024) * price.vcpu + (memoryMiB / 1024) * price.memoryGiB;
  return size * (spot ? FARGATE.spotPart : 1) + storageGiB * FARGATE.storageGiB;
}
