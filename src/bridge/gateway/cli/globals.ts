import { needChoice } from "./choices.ts";
import { usageFault } from "./fault.ts";
import { optionNamed } from "./readOptions.ts";

/** In which form an answer is printed. */
export type OutputFormat = "json" | "text" | "table" | "yaml";

/** What can be said before or behind any command. */
export interface Globals {
  readonly output: OutputFormat;
  readonly query?: string;
  readonly region?: string;
  /** Whether all pages are fetched. */
  readonly paginate: boolean;
  readonly wantsVersion: boolean;
}

const FORMATS: readonly OutputFormat[] = ["json", "text", "table", "yaml"];

/** The options that every command takes, in awscli's order. Those without meaning in a simulation are taken and do nothing. */
export const GLOBAL_OPTIONS: readonly { readonly name: string; readonly takes: "nothing" | "one"; readonly choices?: readonly string[] }[] = [
  { name: "--debug", takes: "nothing" },
  { name: "--endpoint-url", takes: "one" },
  { name: "--no-verify-ssl", takes: "nothing" },
  { name: "--no-paginate", takes: "nothing" },
  { name: "--output", takes: "one", choices: FORMATS },
  { name: "--query", takes: "one" },
  { name: "--profile", takes: "one" },
  { name: "--region", takes: "one" },
  { name: "--version", takes: "nothing" },
  { name: "--color", takes: "one", choices: ["on", "off", "auto"] },
  { name: "--no-sign-request", takes: "nothing" },
  { name: "--ca-bundle", takes: "one" },
  { name: "--cli-read-timeout", takes: "one" },
  { name: "--cli-connect-timeout", takes: "one" },
  { name: "--cli-binary-format", takes: "one", choices: ["base64", "raw-in-base64-out"] },
  { name: "--no-cli-pager", takes: "nothing" },
  { name: "--cli-auto-prompt", takes: "nothing" },
  { name: "--no-cli-auto-prompt", takes: "nothing" },
];

/** Takes the options of every command out of a line, wherever they stand, and leaves the rest in order. */
export function splitGlobals(words: readonly string[]): { readonly globals: Globals; readonly rest: readonly string[] } {
  const rest: string[] = [];
  const given = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const [name = "", tied] = word.startsWith("--") && word.length > 2 ? splitAtEquals(word) : [];
    const option = name === "" ? undefined : optionNamed(name, GLOBAL_OPTIONS);
    if (option === undefined) {
      rest.push(word);
      continue;
    }
    if (option.takes === "nothing") {
      given.set(option.name, "");
      continue;
    }
    const value = tied ?? words[++at];
    if (value === undefined || (tied === undefined && value.startsWith("--"))) throw usageFault(`argument ${option.name}: expected one argument`);
    given.set(option.name, option.choices === undefined ? value : needChoice(option.name, value, option.choices));
  }
  return { globals: globalsFrom(given), rest };
}

function splitAtEquals(word: string): readonly [string, string?] {
  const equals = word.indexOf("=");
  return equals === -1 ? [word] : [word.slice(0, equals), word.slice(equals + 1)];
}

function globalsFrom(given: ReadonlyMap<string, string>): Globals {
  const [query, region] = [given.get("--query"), given.get("--region")];
  return {
    output: FORMATS.find((format) => format === given.get("--output")) ?? "json",
    ...(query === undefined ? {} : { query }),
    ...(region === undefined ? {} : { region }),
    paginate: !given.has("--no-paginate"),
    wantsVersion: given.has("--version"),
  };
}
