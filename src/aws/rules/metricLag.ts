/** From the end of a minute until what was measured in it is seen, by alarms and by whoever asks. Assumed. */
export const METRIC_LAG_MILLIS = 15_000;
