import { Route } from "lucide-react";
import type { ReactNode } from "react";
import { useLevel, useMagnification } from "../level.ts";
import { Frame } from "./Frame.tsx";

export interface BalancerCardProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** After its name. */
  readonly sign: ReactNode;
  /** Its lines. */
  readonly children: ReactNode;
}

/** The card of a load balancer; where nobody could read its lines, a sign of it. */
export function BalancerCard({ id, name, label, sign, children }: BalancerCardProps) {
  const level = useLevel();
  const magnification = useMagnification();
  const thing = { kind: "loadBalancer", id } as const;
  // From here down, the lines from which its edges leave are lower than type that can be read.
  if (level === "far" || magnification > LINES_TO) {
    return (
      <Frame thing={thing} label={label} className="n mid alb" style={{ padding: "calc(7px * var(--k))" }}>
        <span className="ttl">
          <Route aria-hidden size={18} className="shrink-0 text-ink-2" />
          {level === "middle" && <span>{name}</span>}
        </span>
      </Frame>
    );
  }
  const isNear = level === "near";
  return (
    <Frame thing={thing} label={label} className={isNear ? "n alb" : "n alb small"}>
      <div className="alb-h">
        <Route aria-hidden size={isNear ? 15 : 20} />
        <span>{name}</span>
        {sign}
      </div>
      {children}
    </Frame>
  );
}

const LINES_TO = 1.85;
