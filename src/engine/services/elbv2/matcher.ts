import { rememberedText } from "../../../lib/rememberedText.ts";

/**
 * The status codes a matcher names, as ranges: "200", "200,202", "200-299". Undefined when it is no matcher. One of
 * an Application Load Balancer may name codes from 200 to 499, one of a Network Load Balancer up to 599.
 */
export function codeRanges(matcher: string, highest = 499): readonly (readonly [least: number, most: number])[] | undefined {
  const ranges: (readonly [number, number])[] = [];
  for (const part of matcher.split(",")) {
    const match = /^(\d{3})(?:-(\d{3}))?$/.exec(part);
    if (match === null) return undefined;
    const least = Number(match[1]);
    const most = Number(match[2] ?? match[1]);
    if (least < 200 || most > highest || least > most) return undefined;
    ranges.push([least, most]);
  }
  return ranges;
}

/** Whether a status passes a health check with that matcher. */
export function matchesCode(matcher: string, status: number): boolean {
  return rangesIn(matcher).some(([least, most]) => status >= least && status <= most);
}

/** Asked with each probe. */
const rangesIn = rememberedText((matcher) => codeRanges(matcher, 599) ?? []);
