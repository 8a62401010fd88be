import { unknownOptions, usageFault } from "./fault.ts";
import type { Option } from "./options.ts";

/** An option that was given, with the words behind it. */
export interface GivenOption {
  readonly option: Option;
  readonly words: readonly string[];
}

/** What stands on a line behind the operation. */
export interface GivenOptions {
  readonly given: readonly GivenOption[];
  /** What belongs to no option. */
  readonly left: readonly string[];
}

/**
 * Takes the words behind an operation apart as Python's argparse does: an option by its name or by the beginning of
 * it, as long as only one begins so, its value behind it or behind =. The last of several wins.
 */
export function readOptions(words: readonly string[], options: readonly Option[]): GivenOptions {
  const given = new Map<string, GivenOption>();
  const unknown: string[] = [];
  const stray: string[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at++] ?? "";
    if (!looksLikeOption(word)) {
      stray.push(word);
      continue;
    }
    const found = findOption(word, options);
    if (found === undefined) {
      unknown.push(word);
      continue;
    }
    const end = valuesEnd(words, at);
    const { values, taken } = valuesOf(found, words.slice(at, end));
    given.set(found.option.name, { option: found.option, words: values });
    at += taken;
  }
  return { given: [...given.values()], left: [...unknown, ...stray] };
}

/** Refuses what is left over, and the lack of what is required. */
export function needComplete({ given, left }: GivenOptions, options: readonly Option[]): void {
  const isWaived = given.some(({ option, words }) => option.means.kind === "inputJson" || (option.means.kind === "skeleton" && words[0] !== "output"));
  const missing = isWaived ? [] : options.filter((option) => option.isRequired && !given.some((one) => one.option === option));
  if (missing.length > 0) throw usageFault(`the following arguments are required: ${missing.map(({ name }) => name).join(", ")}`);
  if (left.length > 0) throw unknownOptions(left);
}

/** argparse: a dash at the start, unless it stands alone, begins a number, or has a space behind it. */
const looksLikeOption = (word: string): boolean => /^-./s.test(word) && !/^-\d+$|^-\d*\.\d+$/.test(word) && (!word.includes(" ") || /^--[\w-]+=/.test(word));

interface Found {
  readonly option: Option;
  /** What stood behind =. */
  readonly tied?: string;
}

function findOption(word: string, options: readonly Option[]): Found | undefined {
  const exact = options.find(({ name }) => name === word);
  if (exact !== undefined) return { option: exact };
  const equals = word.indexOf("=");
  const name = equals === -1 ? word : word.slice(0, equals);
  const tied = equals === -1 ? {} : { tied: word.slice(equals + 1) };
  const meant = optionNamed(name, options);
  return meant === undefined ? undefined : { option: meant, ...tied };
}

/** The option of that name, or the only one that begins so. */
export function optionNamed<T extends { readonly name: string }>(name: string, options: readonly T[]): T | undefined {
  const exact = options.find((option) => option.name === name);
  if (exact !== undefined) return exact;
  const beginning = name.startsWith("--") ? options.filter((option) => option.name.startsWith(name)) : [];
  if (beginning.length > 1) throw usageFault(`ambiguous option: ${name} could match ${beginning.map((option) => option.name).join(", ")}`);
  return beginning[0];
}

/** Where the next option begins. */
function valuesEnd(words: readonly string[], from: number): number {
  const next = words.findIndex((word, at) => at >= from && looksLikeOption(word));
  return next === -1 ? words.length : next;
}

/** How many of the words that follow an option are its own. */
function valuesOf({ option, tied }: Found, following: readonly string[]): { readonly values: readonly string[]; readonly taken: number } {
  const [first] = following;
  switch (option.takes) {
    case "nothing":
      if (tied !== undefined) throw usageFault(`argument ${option.name}: ignored explicit argument '${tied}'`);
      return { values: [], taken: 0 };
    case "one":
      if (tied !== undefined) return { values: [tied], taken: 0 };
      if (first === undefined) throw usageFault(`argument ${option.name}: expected one argument`);
      return { values: [first], taken: 1 };
    case "maybeOne":
      if (tied !== undefined) return { values: [tied], taken: 0 };
      return first === undefined ? { values: [], taken: 0 } : { values: [first], taken: 1 };
    case "many":
      return tied === undefined ? { values: following, taken: following.length } : { values: [tied], taken: 0 };
  }
}
