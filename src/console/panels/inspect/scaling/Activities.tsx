import type { Rows } from "../../../../bridge/protocol.ts";
import { clockText } from "../../../../lib/timeText.ts";
import { goToMoment } from "../../../store/goToMoment.ts";
import type { Tables } from "../../../store/replica.ts";
import { type Status, StatusGlyph } from "../../../ui/StatusGlyph.tsx";

type ActivityRow = Rows["application-autoscaling.activities"];

export interface ActivitiesProps {
  readonly resourceId: string;
  readonly tables: Pick<Tables, "application-autoscaling.activities">;
}

/** How many are shown. */
const SHOWN = 8;

/** What was done, or tried, the newest first. Its time leads there. */
export function Activities({ resourceId, tables }: ActivitiesProps) {
  const activities = [...tables["application-autoscaling.activities"].values()].filter((one) => one.resourceId === resourceId).slice(-SHOWN).toReversed();
  if (activities.length === 0) return null;
  return (
    <ol aria-label="Scaling activities" className="mt-2.5 space-y-1.5 border-t border-line pt-2">
      {activities.map((activity) => (
        <Activity key={activity.activityId} activity={activity} />
      ))}
    </ol>
  );
}

const GLYPHS: Readonly<Record<ActivityRow["statusCode"], Status>> = { InProgress: "starting", Successful: "healthy", Overridden: "pending", Unfulfilled: "warning", Failed: "failed" };

function Activity({ activity: { startTime, description, cause, statusCode, statusMessage, notScaledReason } }: { readonly activity: ActivityRow }) {
  return (
    <li className="flex items-start gap-2 text-xs">
      <StatusGlyph status={notScaledReason === null ? GLYPHS[statusCode] : "pending"} size={11} label={statusCode} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex justify-between gap-2">
          <span className="min-w-0">{notScaledReason === null ? description : `Not scaled: ${notScaledReason.Code}`}</span>
          <button type="button" title="Go to this moment" className="shrink-0 text-ink-3 hover:text-ink hover:underline" onClick={() => goToMoment(startTime)}>
            {clockText(startTime)}
          </button>
        </p>
        <p className="wrap-anywhere text-ink-3">{cause}</p>
        {statusCode !== "Successful" && statusMessage !== null && <p className="wrap-anywhere text-ink-2">{statusMessage}</p>}
      </div>
    </li>
  );
}
