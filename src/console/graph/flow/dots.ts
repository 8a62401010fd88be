/** A dot that stands for requests on their way; red where they fail. */
export interface Dot {
  /** How far along the line. */
  readonly at: number;
  readonly fails: boolean;
}

/** How wide a stream of requests is drawn: 1.2 to 3 by the logarithm of its rate; parts of a rule's, by their share. */
export function streamWidth(requestsPerSecond: number, share = 1): number {
  return share < 1 ? 0.8 + 3.2 * share : 1.2 + 1.8 * strength(requestsPerSecond);
}

/** World pixels from dot to dot. */
export function dotSpacing(requestsPerSecond: number): number {
  return Math.round(40 - 24 * strength(requestsPerSecond));
}

/** How many dots enter a line in a second: they travel 24 pixels a second, more for more requests. */
export function dotsPerSecond(requestsPerSecond: number): number {
  return (24 * (1 + strength(requestsPerSecond))) / dotSpacing(requestsPerSecond);
}

/**
 * The dots on a line into which so many have entered, a part of the next included. A dot keeps its colour on its way,
 * for it goes by its number, and of those with following numbers the failing share is red.
 */
export function dotsOn({ length, spacing, entered, failing }: { readonly length: number; readonly spacing: number; readonly entered: number; readonly failing: number }): readonly Dot[] {
  const dots: Dot[] = [];
  for (let number = Math.floor(entered); number >= 0 && (entered - number) * spacing <= length; number -= 1) {
    dots.push({ at: (entered - number) * spacing, fails: isRed(number, failing) });
  }
  return dots;
}

/** Of the first so many, whole of the failing share are red: a thousandth shows as one in a thousand, and all as all. */
function isRed(number: number, failing: number): boolean {
  return Math.floor((number + 1) * failing + SLACK) > Math.floor(number * failing + SLACK);
}

/** So that a third of three is one. */
const SLACK = 1e-6;

/** 0 for one request a second or fewer, 1 for ten thousand. */
function strength(requestsPerSecond: number): number {
  return Math.min(1, Math.log10(Math.max(1, requestsPerSecond)) / 4);
}
