/**
 * A terminal's text without what a terminal draws with: colours, titles, backspaces, the leftovers of a pager. Lines stay
 * where they are, so that what is said of a line is true of the text that was pasted.
 */
export function withoutTerminal(text: string): string {
  return text
    .replace(COLOURS, "")
    .replace(TITLES, "")
    .replace(STRUCK, "")
    .replaceAll("\b", "")
    .replace(/\r+(?=\n|$)/g, "")
    .replace(/\r/g, " ")
    .replace(PAGER, "");
}

/* oxlint-disable no-control-regex */
const COLOURS = /\x1b\[[0-9;?]{0,40}[ -/]{0,4}[@-~]/g;
const TITLES = /\x1b(?:\][^\x07\x1b\n]{0,400}(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78cDEHM])/g;

/** A character that was written over. */
const STRUCK = /[^\n\b][\b]/g;

/** What less and more leave on a line of their own. */
const PAGER = /^(?:[ \t]*(?::|\(END\)|~|--More--(?:\(\d+%\))?|\.\.\.skipping\.\.\.|lines \d+-\d+.{0,40})[ \t]*)$/gm;

/** A command of the AWS CLI in a transcript. */
export interface AwsCommand {
  /** Counted from 1. */
  readonly line: number;
  /** The line after its last. */
  readonly end: number;
  readonly service: string;
  readonly operation: string;
  readonly options: ReadonlyMap<string, string>;
}

/** The command that begins in a line, with the lines that it goes on in; undefined where none begins. */
export function commandAt(lines: readonly string[], at: number): AwsCommand | undefined {
  const first = COMMAND.exec((lines[at] ?? "").slice(0, LONGEST_LINE))?.[1];
  if (first === undefined) return undefined;
  let end = at + 1;
  let whole = first;
  // bash goes on after \, PowerShell after `, cmd after ^.
  while (/[\\`^]\s*$/.test(whole) && end < lines.length && end - at < CONTINUED) {
    whole = `${whole.replace(/[\\`^]\s*$/, "")} ${(lines[end] ?? "").slice(0, LONGEST_LINE).replace(/^\s*>+\s?/, "")}`;
    end++;
  }
  const words = [...whole.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? "");
  const bare = words.findIndex((word, i) => !word.startsWith("-") && !(words[i - 1] ?? "").startsWith("--"));
  return { line: at + 1, end: end + 1, service: words[bare] ?? "", operation: words[bare + 1] ?? "", options: optionsIn(words) };
}

const LONGEST_LINE = 4_000;
const CONTINUED = 100;

/** A prompt of bash, zsh, cmd or PowerShell, or none, and `aws`. Assignments and `time` may stand before it. */
const COMMAND = /^(?:.{0,200}?(?:[$#%❯➜>»]|PS [^>]{0,200}>)\s{0,4})?(?:(?:time|sudo|[A-Z_]{2,40}=\S{0,200})\s+){0,5}aws\s+(.*)$/;

function optionsIn(words: readonly string[]): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const [i, word] of words.entries()) {
    if (!word.startsWith("--")) continue;
    const equals = word.indexOf("=");
    const next = words[i + 1] ?? "";
    if (equals > 0) options.set(word.slice(2, equals), word.slice(equals + 1));
    else options.set(word.slice(2), next.startsWith("--") ? "" : next);
  }
  return options;
}

/** What the AWS CLI writes when a call is refused, or cannot be made. */
export function errorIn(line: string): string | undefined {
  const found = /(?:^|: )(An error occurred \(\w{1,80}\) when calling the \w{1,80} operation.{0,300}|Unable to locate credentials.{0,100}|aws: error: .{0,200}|Could not connect to the endpoint URL.{0,200}|Unknown options?: .{0,200})/.exec(
    line.slice(0, 1_000),
  );
  return found?.[1];
}

/** How an answer is written that is no JSON. */
export function otherOutputIn(line: string): "a table" | "plain text" | "YAML" | undefined {
  const start = line.slice(0, 200);
  if (/^(?:-{10,}|\|[ +-]|\+-{3,})/.test(start)) return "a table";
  if (/^[A-Z][A-Z-]{2,40}\t/.test(start)) return "plain text";
  return /^(?:clusters|services|tasks|containerInstances|taskDefinition|LoadBalancers|TargetGroups|Reservations):\s*$/.test(start) ? "YAML" : undefined;
}
