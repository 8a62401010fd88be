import { Check } from "lucide-react";
import { shortZone } from "../../../../aws/shortZone.ts";
import type { InstanceVerdict } from "../../../../bridge/protocol.ts";
import type { Funnel } from "../../../store/funnel.ts";
import { shortName } from "../../../store/names.ts";
import { useReplica } from "../../../store/replica.ts";
import { select } from "../../../store/selection.ts";
import { classNames } from "../../../ui/classNames.ts";
import { useWindow } from "../../../ui/useWindow.ts";
import { many } from "../../../graph/figures.ts";
import { Block } from "../Block.tsx";
import { comparedWords } from "./compared.ts";
import { pointAt } from "./pointAt.ts";

/** Pixels of an instance, which takes two lines; and instances in view before the list scrolls by itself. */
const HEIGHT = 38;
const IN_VIEW = 10;

/** Every instance, with the first stage that dropped it and its numbers; five thousand of them draw some thirty lines. */
export function InstanceRows({ funnel }: { readonly funnel: Funnel }) {
  const { standings } = funnel;
  const { attach, first, last } = useWindow(standings.length, HEIGHT);
  return (
    <Block title="Every instance" aside={many(standings.length, "instance")}>
      <div
        ref={attach}
        role="region"
        aria-label="What became of every instance"
        tabIndex={0}
        className="-mx-1 overflow-y-auto"
        style={{ maxHeight: IN_VIEW * HEIGHT }}
        onPointerLeave={() => pointAt(null)}
      >
        <ul style={{ paddingTop: first * HEIGHT, paddingBottom: (standings.length - last) * HEIGHT }}>
          {standings.slice(first, last).map((standing) => (
            <InstanceRow key={standing.verdict.containerInstanceArn} verdict={standing.verdict} compared={comparedWords(funnel, standing)} />
          ))}
        </ul>
      </div>
    </Block>
  );
}

/** `compared`: the numbers that the strategies went by; they say more than that another was preferred. */
function InstanceRow({ verdict, compared }: { readonly verdict: InstanceVerdict; readonly compared: string | null }) {
  const { containerInstanceArn, availabilityZone, step, headline, reason } = verdict;
  const ec2InstanceId = useReplica(({ tables }) => tables["ecs.containerInstances"].get(containerInstanceArn)?.ec2InstanceId);
  return (
    <li style={{ height: HEIGHT }}>
      <button
        type="button"
        title={`${headline}: ${reason}${compared === null ? "" : `: ${compared}`}`}
        onClick={() => select({ table: "ecs.containerInstances", id: containerInstanceArn })}
        onPointerEnter={() => pointAt([containerInstanceArn])}
        onFocus={() => pointAt([containerInstanceArn])}
        onBlur={() => pointAt(null)}
        className="grid h-full w-full grid-cols-[16px_48px_20px_1fr] items-center gap-x-1.5 rounded-chip px-1 text-left text-xs -outline-offset-2 hover:bg-hover"
      >
        <StepMark step={step} />
        <span className="truncate font-mono">{shortName(ec2InstanceId ?? containerInstanceArn)}</span>
        <span className="text-ink-3">{shortZone(availabilityZone)}</span>
        <span className="min-w-0 leading-4">
          <span className="block truncate">{headline}</span>
          <span className="block truncate text-ink-3">{compared ?? reason}</span>
        </span>
      </button>
    </li>
  );
}

/** The number of the step that dropped it, in the step's colour; a check: it was chosen. */
function StepMark({ step }: Pick<InstanceVerdict, "step">) {
  return (
    <span className={classNames("grid size-4 shrink-0 place-items-center rounded-sm text-[10px] font-semibold text-surface", MARKS[step ?? 0])}>
      {step ?? <Check aria-label="Chosen" size={11} strokeWidth={3} />}
    </span>
  );
}

const MARKS: Readonly<Record<NonNullable<InstanceVerdict["step"]> | 0, string>> = { 0: "bg-ok", 1: "bg-bad", 2: "bg-warn", 3: "bg-ink-3", 4: "bg-ink-3" };
