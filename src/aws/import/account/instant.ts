import { dayNumber } from "../../../lib/civilDay.ts";

/**
 * A time as the command line writes it, in milliseconds since 1970: seconds with a fraction, or ISO 8601 with a zone.
 * Undefined for anything else.
 */
export function instantIn(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) && value > 0 && value < LATEST ? Math.round(value * 1_000) : undefined;
  if (typeof value !== "string") return undefined;
  const parts = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))?$/.exec(value.trim());
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = "0", sign, zoneHours = "0", zoneMinutes = "0"] = parts;
  const days = dayNumber({ year: Number(year), month: Number(month), day: Number(day) });
  const zone = (sign === "-" ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  const seconds = days * 86_400 + Number(hour) * 3_600 + (Number(minute) - zone) * 60 + Number(second);
  return seconds > 0 ? seconds * 1_000 + Math.round(Number(`0.${fraction}`) * 1_000) : undefined;
}

/** The year 9999; beyond it a number is no time. */
const LATEST = 253_402_300_799;
