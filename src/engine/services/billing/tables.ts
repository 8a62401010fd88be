import { table, unhashed } from "../../kernel/table.ts";
import type { SimTime } from "../../kernel/time.ts";

/** An EC2 instance as its price goes by. */
export interface InstanceKind {
  readonly instanceType: string;
  readonly system: "linux" | "windows";
  readonly spot: boolean;
}

/** Something that costs by the time it lasts. */
export type Use =
  | ({ readonly kind: "instance" } & InstanceKind)
  /** The part of an instance that a task held. It is paid with the instance, and says what for. */
  | ({ readonly kind: "part"; readonly serviceArn: string | null } & InstanceKind)
  | {
      readonly kind: "fargate";
      readonly serviceArn: string | null;
      readonly cpuUnits: number;
      readonly memoryMiB: number;
      readonly storageGiB: number;
      readonly system: "linux" | "windows";
      readonly architecture: "x86_64" | "arm64";
      readonly spot: boolean;
    }
  | { readonly kind: "loadBalancer"; readonly type: "application" | "network" | "classic" }
  | { readonly kind: "natGateway" }
  /** The root volume of an instance. */
  | { readonly kind: "volume"; readonly type: "gp3"; readonly gib: number }
  /** A vCPU beyond the baseline, of instances of T families whose credits are unlimited. */
  | { readonly kind: "surplusCredits"; readonly family: "t4g" | "other"; readonly system: "linux" | "windows" }
  /** An Elastic IP address that nobody uses. */
  | { readonly kind: "idleIp" }
  /** A public IPv4 address: of a task, which has it for its service, or of what serves all. */
  | { readonly kind: "publicIp"; readonly holder: "task" | "other"; readonly serviceArn: string | null };

/** A use that goes on. Of a part, `share` says how large it is, from 0 to 1; what is whole has 1, and of several alike so many. */
export interface Lasting {
  readonly use: Use;
  readonly since: SimTime;
  readonly share: number;
}

/** How long something was used in all, as it is charged, by those who use it no more. Of a part: for how long that would be the whole. */
export interface UsageRow {
  /** The fields of the use, in order. */
  readonly usageKey: string;
  readonly use: Use;
  readonly ms: number;
}

/** Each line follows from changes that the digest has heard of already. */
export const usage = unhashed(table<UsageRow>("billing.usage", "usageKey"));
