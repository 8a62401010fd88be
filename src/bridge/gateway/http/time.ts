/** Seconds since 1970 as XML has them: 2026-01-05T09:00:00Z, with milliseconds where there are any. */
export function isoTime(epochSeconds: number): string {
  const date = new Date(Math.round(epochSeconds * 1000));
  return Number.isNaN(date.getTime()) ? "1970-01-01T00:00:00Z" : date.toISOString().replace(".000Z", "Z");
}

/** The seconds since 1970 that a client wrote, as ISO 8601 or as a number; undefined when it is neither. */
export function readTime(text: string): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? undefined : millis / 1000;
}
