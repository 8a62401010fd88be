import { useReplica } from "../store/replica.ts";

/** How far a long journey through time has come. The worker tells of long ones only. */
export function ReplayProgress() {
  const progress = useReplica((state) => state.progress);
  if (progress === null) return null;
  const percent = progress.of === 0 ? 100 : Math.floor((progress.done / progress.of) * 100);
  return (
    <div className="absolute inset-x-4 top-4 z-20 mx-auto w-80 max-w-full rounded-card border border-line bg-surface px-4 py-3 shadow-2">
      <p className="flex justify-between">
        Replaying <span className="text-ink-2">{percent} %</span>
      </p>
      <div role="progressbar" aria-label="Replaying" aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className="mt-2 h-1.5 overflow-hidden rounded-full bg-track">
        <div className="h-full origin-left bg-ink" style={{ transform: `scaleX(${percent / 100})` }} />
      </div>
    </div>
  );
}
