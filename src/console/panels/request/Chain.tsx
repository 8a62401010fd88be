import { useId } from "react";
import type { Hop } from "../../../bridge/protocol.ts";
import { classNames } from "../../ui/classNames.ts";
import { type Status, StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { STATIONS } from "./stations.ts";

export interface ChainProps {
  readonly hops: readonly Hop[];
  readonly shown: Hop["at"] | null;
  readonly onChoose: (at: Hop["at"]) => void;
}

/** The stations in a row, each with its verdict; one of them is looked at. */
export function Chain({ hops, shown, onChoose }: ChainProps) {
  const name = useId();
  return (
    <fieldset className="grid shrink-0 grid-cols-2 gap-1 px-3 py-1.5 @md:grid-cols-5 @6xl:auto-cols-fr @6xl:grid-flow-col @6xl:grid-cols-none">
      <legend className="sr-only">Stations of the road</legend>
      {hops.map((hop) => (
        <Card key={hop.at} hop={hop} group={name} isShown={hop.at === shown} onChoose={() => onChoose(hop.at)} />
      ))}
    </fieldset>
  );
}

interface CardProps {
  readonly hop: Hop;
  readonly group: string;
  readonly isShown: boolean;
  readonly onChoose: () => void;
}

function Card({ hop, group, isShown, onChoose }: CardProps) {
  const { title, Icon } = STATIONS[hop.at];
  const { status, word, frame } = LOOKS[hop.verdict];
  return (
    <label
      title={hop.name}
      className={classNames(
        "relative flex h-7 min-w-0 cursor-pointer items-center gap-1.5 rounded-control border px-2",
        "has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent",
        frame,
        isShown && "shadow-[0_0_0_1px_var(--ink)]",
      )}
    >
      <input type="radio" name={group} checked={isShown} onChange={onChoose} aria-label={`${title}, ${hop.name}: ${word}`} className="absolute inset-0 cursor-pointer opacity-0" />
      <Icon aria-hidden size={13} className="shrink-0 text-ink-2" />
      <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
      <StatusGlyph status={status} size={12} />
    </label>
  );
}

interface Look {
  readonly status: Status;
  readonly word: string;
  readonly frame: string;
}

const LOOKS: Readonly<Record<Hop["verdict"], Look>> = {
  passes: { status: "healthy", word: "passes", frame: "border-line-2 bg-surface" },
  warns: { status: "warning", word: "passes with a warning", frame: "border-warn bg-surface" },
  stops: { status: "failed", word: "stops here", frame: "border-bad bg-bad-soft" },
  unreached: { status: "pending", word: "not reached", frame: "border-dashed border-line-2 text-ink-3" },
};
