import { CornerDownRight, CornerRightUp } from "lucide-react";
import type { LoopHop, TwoLoops } from "../../../../bridge/protocol.ts";
import { wholeClockText } from "../../../../lib/timeText.ts";
import { classNames } from "../../../ui/classNames.ts";
import { delayText, HOP_NAMES, namesIn, sayingOf } from "./hopWords.ts";

export interface StripProps {
  readonly loops: TwoLoops;
  /** What its tasks run on. */
  readonly runsOn: string;
  /** Why there is no second loop, where there is none. */
  readonly absence: string;
  /** How long the longest of all that are shown takes, in milliseconds. */
  readonly scale: number;
  readonly onGo: (at: number) => void;
}

/** From the load to healthy tasks, and below that the second loop, in which instances come. */
export function Strip({ loops, runsOn, absence, scale, onGo }: StripProps) {
  const { serviceName, outward, instances, home } = loops;
  return (
    <section aria-label={`Loops of ${serviceName}`}>
      <h3 className="mb-1.5 flex items-baseline gap-2">
        <span className="font-semibold">{serviceName}</span>
        <span className="text-ink-3">{runsOn}</span>
        <span className="ml-auto text-ink-2 tabular-nums">{totalOf(loops)}</span>
      </h3>
      <Bar loops={loops} scale={scale} />
      <ol aria-label={`First loop of ${serviceName}`} className="mt-2 grid grid-cols-6 gap-1.5">
        {[...outward, ...home].map((hop) => (
          <HopCard key={hop.kind} hop={hop} onGo={onGo} />
        ))}
      </ol>
      {instances === null ? (
        <p className="mt-1.5 rounded-card border border-dashed border-line-2 px-3 py-2 text-center text-ink-3">{absence}</p>
      ) : (
        <div className="mt-1.5 flex items-stretch gap-1.5 rounded-card border border-line-2 bg-sunken p-1.5">
          <CornerDownRight aria-hidden size={16} className="shrink-0 self-center text-ink-3" />
          <ol aria-label={`Second loop of ${serviceName}`} className="grid min-w-0 flex-1 grid-cols-5 gap-1.5">
            {instances.map((hop) => (
              <HopCard key={hop.kind} hop={hop} onGo={onGo} isSecond />
            ))}
          </ol>
          <CornerRightUp aria-hidden size={16} className="shrink-0 self-center text-ink-3" />
        </div>
      )}
    </section>
  );
}

interface HopCardProps {
  readonly hop: LoopHop;
  readonly onGo: (at: number) => void;
  readonly isSecond?: boolean;
}

function HopCard({ hop, onGo, isSecond = false }: HopCardProps) {
  const name = HOP_NAMES[hop.kind];
  if (hop.state !== "come") {
    return (
      <li className="min-w-0 rounded-control border border-dashed border-line-2 px-2 py-1.5 text-ink-3">
        <span className="block truncate">{name}</span>
        <span className="block truncate text-xs">{hop.state === "awaited" ? "not yet" : "went without"}</span>
      </li>
    );
  }
  const { at, delay, isLongest } = hop;
  return (
    <li className="min-w-0">
      <button
        type="button"
        title={["Go to this moment", ...namesIn(hop)].join("\n")}
        onClick={() => onGo(at)}
        className={classNames("block h-full w-full rounded-control border px-2 py-1.5 text-left hover:bg-hover", isLongest ? "border-warn bg-warn-soft" : "border-line bg-surface", isSecond && !isLongest && "border-line-2")}
      >
        <span className="flex items-baseline justify-between gap-1">
          <span className="min-w-0 truncate font-semibold">{name}</span>
          <span className={classNames("shrink-0 font-mono font-semibold tabular-nums", isLongest ? "text-warn" : "text-ink")}>{delay === null ? "" : delayText(delay)}</span>
        </span>
        <span className="block text-xs wrap-anywhere text-ink-2">{sayingOf(hop)}</span>
        <span className="block text-xs text-ink-3 tabular-nums">
          {wholeClockText(at)}
          {isLongest && ", the longest"}
        </span>
      </button>
    </li>
  );
}

/** All hops along one time, in the scale of what stands beside: the first loop, and darker the second. */
function Bar({ loops, scale }: Pick<StripProps, "loops" | "scale">) {
  const { outward, instances, home } = loops;
  const come = [...outward, ...(instances ?? []), ...home].filter((hop) => hop.state === "come");
  const start = come[0]?.at ?? 0;
  return (
    <svg aria-hidden viewBox="0 0 1000 10" preserveAspectRatio="none" className="h-2.5 w-full rounded-chip bg-track">
      {come.map(({ kind, at, delay }) => (
        <rect key={kind} x={((at - start - (delay ?? 0)) / scale) * 1000} width={Math.max(0, ((delay ?? 0) / scale) * 1000 - 2)} height="10" fill={instances?.some((hop) => hop.kind === kind) === true ? "var(--warn-fill)" : "var(--accent)"} />
      ))}
    </svg>
  );
}

/** How long all that has come took, in milliseconds. */
export function lengthOfLoops({ outward, instances, home }: TwoLoops): number {
  const times = [...outward, ...(instances ?? []), ...home].flatMap((hop) => (hop.state === "come" ? [hop.at] : []));
  return times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
}

function totalOf(loops: TwoLoops): string {
  const isThere = loops.home.every(({ state }) => state === "come");
  return `${delayText(lengthOfLoops(loops)).slice(1)} ${isThere ? "until healthy" : loops.isOver ? "and no further" : "so far"}`;
}
