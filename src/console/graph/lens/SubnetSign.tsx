import { ArrowUpFromLine, Ban, Globe, type LucideIcon } from "lucide-react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useReplica } from "../../store/replica.ts";
import { Pick } from "./Pick.tsx";
import { subnetKind, type SubnetKind } from "./subnetKind.ts";

export const SUBNET_ICONS: Readonly<Record<SubnetKind["kind"], LucideIcon>> = { public: Globe, private: ArrowUpFromLine, isolated: Ban };

export interface SubnetSignProps {
  readonly subnet: Rows["ec2.subnets"];
  /** The sign alone, where there is no room for more. */
  readonly isBare?: boolean;
  /** The word as well. */
  readonly hasWord?: boolean;
}

/** A subnet: of which kind it is, and its block. */
export function SubnetSign({ subnet, isBare = false, hasWord = false }: SubnetSignProps) {
  const told = useReplica(({ tables }) => {
    const { kind, why } = subnetKind(subnet, tables);
    return `${kind}|${why}`;
  });
  const [kind = "", why] = told.split("|");
  const Icon = kind === "public" || kind === "private" ? SUBNET_ICONS[kind] : Ban;
  return (
    <Pick to={{ table: "ec2.subnets", id: subnet.subnetId }} title={`${kind} subnet ${subnet.subnetId}, ${subnet.cidrBlock}: ${why}`}>
      <Icon aria-hidden size={11} className={kind === "isolated" ? "text-bad" : "text-ink-3"} />
      {hasWord && <span>{kind}</span>}
      {isBare ? <span className="sr-only">{`${kind} ${subnet.cidrBlock}`}</span> : <span>{subnet.cidrBlock}</span>}
    </Pick>
  );
}
