import { clockText } from "../../../lib/timeText.ts";
import { taskEnd } from "../taskEnd.ts";
import { useReplica } from "../../store/replica.ts";

/** From EC2's notice until it takes the instance. */
const NOTICE_MILLIS = 120_000;
/** The ring is drawn anew so often while it runs out. */
const STEPS = 24;

/** What is left of an instance of Spot that EC2 takes back, as a ring that runs out. */
export function SpotRing({ instanceId }: { readonly instanceId: string }) {
  const at = useReplica(({ tables }) => tables["ec2.instances"].get(instanceId)?.changesAt ?? 0);
  return <Ring at={at} spanMillis={NOTICE_MILLIS} label={`EC2 takes it back at ${clockText(at)}`} size={13} />;
}

/** What is left of a task of Fargate Spot that AWS takes back: until its containers are killed. */
export function TaskRing({ taskArn }: { readonly taskArn: string }) {
  const at = useReplica(({ tables }) => taskEnd(taskArn, tables)?.at ?? 0);
  const spanMillis = useReplica(({ tables }) => taskEnd(taskArn, tables)?.spanMillis ?? 1);
  return <Ring at={at} spanMillis={spanMillis} label={`AWS takes its capacity back: it is killed at ${clockText(at)}`} size={10} />;
}

interface RingProps {
  readonly at: number;
  readonly spanMillis: number;
  readonly label: string;
  readonly size: number;
}

function Ring({ at, spanMillis, label, size }: RingProps) {
  const left = useReplica(({ now }) => Math.min(STEPS, Math.max(0, Math.ceil(((at - now) / spanMillis) * STEPS))));
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" role="img" aria-label={label} className="inline shrink-0 text-warn">
      <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.6" opacity=".25" />
      <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.6" pathLength={STEPS} strokeDasharray={`${left} ${STEPS}`} transform="rotate(-90 5 5)" />
    </svg>
  );
}
