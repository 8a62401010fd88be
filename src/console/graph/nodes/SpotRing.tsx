import { clockText } from "../../../lib/timeText.ts";
import { useReplica } from "../../store/replica.ts";

/** From EC2's notice until it takes the instance. */
const NOTICE_MILLIS = 120_000;
/** The ring is drawn anew so often while it runs out. */
const STEPS = 24;

/** What is left of an instance of Spot that EC2 takes back, as a ring that runs out. */
export function SpotRing({ instanceId }: { readonly instanceId: string }) {
  const at = useReplica(({ tables }) => tables["ec2.instances"].get(instanceId)?.changesAt ?? 0);
  const left = useReplica(({ now }) => Math.min(STEPS, Math.max(0, Math.ceil(((at - now) / NOTICE_MILLIS) * STEPS))));
  return (
    <svg width={13} height={13} viewBox="0 0 10 10" role="img" aria-label={`EC2 takes it back at ${clockText(at)}`} className="shrink-0 text-warn">
      <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.6" opacity=".25" />
      <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.6" pathLength={STEPS} strokeDasharray={`${left} ${STEPS}`} transform="rotate(-90 5 5)" />
    </svg>
  );
}
