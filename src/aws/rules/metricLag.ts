/** From the end of a minute until what was measured in it is seen, by alarms and by whoever asks. Assumed. */
export const METRIC_LAG_MILLIS = 15_000;

/** That datapoints come later still, in milliseconds of simulated time. */
export interface MetricDelay {
  readonly delayMillis: number;
  /** What came before this instant was not held back. */
  readonly seenBefore: number;
}

/** Whether a datapoint has come at an instant that would have come at another if nothing were late. */
export const hasCome = (usuallyAt: number, { delayMillis, seenBefore }: MetricDelay, now: number): boolean => usuallyAt <= seenBefore || usuallyAt + delayMillis <= now;

/** Up to when what usually comes has come, at an instant. */
export const seenUntil = ({ delayMillis, seenBefore }: MetricDelay, now: number): number => Math.max(seenBefore, now - delayMillis);
