import type { CSSProperties, ReactNode } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { useGlowClass } from "../../store/glow.ts";
import { useGuessClass } from "../../store/landing.ts";
import { classNames } from "../../ui/classNames.ts";
import type { InstanceLook } from "../instanceLook.ts";
import { instanceSentence } from "../instanceSentence.ts";
import { useDueVerdict, useSpokenVerdict } from "../shownVerdict.ts";
import { Frame } from "./Frame.tsx";
import { VerdictStrip, verdictClass } from "./VerdictStrip.tsx";

export interface InstanceCardProps {
  readonly row: Rows["ecs.containerInstances"];
  readonly look: InstanceLook;
  readonly taskCount: number;
  readonly className: string;
  readonly style?: CSSProperties | undefined;
  /** Whether it has room for what the placement says. */
  readonly hasStrip?: boolean;
  readonly children: ReactNode;
}

/** The box of a container instance and what the placement says of it. By itself: a verdict draws nothing of what is in the box. */
export function InstanceCard({ row, look, taskCount, className, style, hasStrip = true, children }: InstanceCardProps) {
  const arn = row.containerInstanceArn;
  const verdict = useDueVerdict(arn);
  const spoken = useSpokenVerdict(arn);
  return (
    <Frame
      thing={{ kind: "instance", id: arn }}
      alias={{ table: "ec2.instances", id: row.ec2InstanceId }}
      label={instanceSentence(row, { look, taskCount, verdict: spoken })}
      className={classNames(className, look.className, verdictClass(verdict), useGlowClass(arn), useGuessClass(arn))}
      style={style}
    >
      {children}
      {hasStrip && verdict !== null && <VerdictStrip verdict={verdict} />}
    </Frame>
  );
}
