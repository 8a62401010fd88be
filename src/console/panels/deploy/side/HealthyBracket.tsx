import { hueStyle } from "../../../ui/hue.ts";
import type { RolloutPlan } from "../rolloutPlan.ts";

/** More cells than this become a bar. */
const CELLS = 24;

export interface HealthyBracketProps {
  readonly hue: number;
  /** Tasks that run now. */
  readonly count: number;
  readonly plan: RolloutPlan;
  readonly oldRevision: number;
  readonly newRevision: number;
}

/** A cell for each task there is and may be, and the range in which ECS keeps their number. */
export function HealthyBracket({ hue, count, plan: { floor, ceiling }, oldRevision, newRevision }: HealthyBracketProps) {
  const total = Math.max(ceiling, count);
  if (total === 0) return null;
  const share = (tasks: number) => `${(Math.min(tasks, total) / total) * 100}%`;
  return (
    <div role="img" aria-label={`${count} tasks of revision ${oldRevision}; at least ${floor} healthy, at most ${ceiling} in all`} style={hueStyle(hue)}>
      {total <= CELLS ? (
        <div className="flex gap-0.5 text-2xs leading-[17px]">
          {Array.from({ length: total }, (_, i) => (
            <span key={i} className={i < count ? OLD : NEW}>
              {i < count ? oldRevision : newRevision}
            </span>
          ))}
        </div>
      ) : (
        <div className="flex h-4.25 gap-0.5">
          <span className={OLD} style={{ width: share(count), flex: "none" }} />
          <span className={NEW} />
        </div>
      )}
      <div className="relative mt-0.75 h-5.5 text-2xs text-ink-3">
        <span className="absolute top-px h-1.25 rounded-b-[3px] border-[1.25px] border-t-0 border-ink-2" style={{ left: share(floor), right: 0 }} />
        <span className="absolute top-1.75 whitespace-nowrap" style={floor > total / 2 ? { right: `calc(100% - ${share(floor)})`, paddingRight: 2 } : { left: share(floor) }}>
          min <b className="font-semibold text-ink-2">{floor}</b>
        </span>
        <span className="absolute top-1.75 right-0 whitespace-nowrap">
          max <b className="font-semibold text-ink-2">{ceiling}</b>
        </span>
      </div>
    </div>
  );
}

const OLD = "h-4.25 min-w-0 flex-1 rounded-xs bg-[color-mix(in_oklab,var(--c)_24%,var(--surface))] text-center text-ink-2 shadow-[inset_0_0_0_1px_color-mix(in_oklab,var(--c)_65%,var(--surface))]";
const NEW = "h-4.25 min-w-0 flex-1 rounded-xs border-[1.2px] border-dashed border-(--c) text-center leading-[15px] text-ink-2";
