/** Where the agent looks for its settings. */
const CONFIG_FILE = "/etc/ecs/ecs.config";

/**
 * What user data leaves in /etc/ecs/ecs.config when an instance first boots, line by line. Understood are the ways in
 * which scripts write that file: `echo` and `printf` with `>` or `>>` or through `tee`, here-documents, variables set
 * in the script; in a shell script, a cloud-boothook, a part of a MIME archive or a runcmd of cloud-config. Text that is
 * no script but a list of KEY=VALUE is taken for the file itself.
 */
export function ecsConfigFrom(userData: string): readonly string[] {
  const lines = userData.split(/\r\n|\r|\n/);
  if (!/^\s*(#!|#cloud-|content-type:|mime-version:)/im.test(userData)) return lines;
  const script = new Script(lines);
  return script.run();
}

/** A reader of shell scripts that knows the few commands with which a text gets into a file. */
class Script {
  readonly #lines: readonly string[];
  readonly #variables = new Map<string, string>();
  #at = 0;
  #file: string[] = [];

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  run(): readonly string[] {
    for (; this.#at < this.#lines.length; this.#at++) this.#line(bare(this.#lines[this.#at] ?? ""));
    return this.#file;
  }

  #line(line: string): void {
    if (line === "" || line.startsWith("#")) return;
    const here = /<<(-?)\s*(["']?)([A-Za-z_][A-Za-z0-9_]*)\2/.exec(line);
    if (here !== null) return this.#hereDocument(line, here);
    // A semicolon or && between commands, outside quotes as a rule.
    for (const command of line.split(/\s*(?:;|&&)\s*(?=[A-Za-z])/)) this.#command(command);
  }

  #command(command: string): void {
    const assignment = /^(?:export\s+|readonly\s+)?([A-Za-z_][A-Za-z0-9_]*)=("[^"]*"|'[^']*'|[^\s;&|>]*)$/.exec(command);
    if (assignment !== null) {
      this.#variables.set(assignment[1] ?? "", this.#unquoted(assignment[2] ?? ""));
      return;
    }
    const target = targetOf(command);
    const printed = /^(?:sudo\s+)?(?:\S+\s+-c\s+["'])?(echo|printf)\s+(.*)$/.exec(target?.before ?? "");
    if (target === undefined || printed === null) return;
    this.#write(this.#printed(printed[1] ?? "", (printed[2] ?? "").trim()), target.appends);
  }

  /** What `echo` or `printf` writes. */
  #printed(program: string, given: string): readonly string[] {
    const flags = /^(-[neE]+\s+)+/.exec(given)?.[0] ?? "";
    const text = this.#unquoted(given.slice(flags.length));
    const escapes = program === "printf" || flags.includes("e");
    const whole = escapes ? text.replaceAll("\\n", "\n").replaceAll("\\t", "\t") : text;
    return whole.replace(/\n$/, "").split("\n");
  }

  #hereDocument(line: string, here: RegExpExecArray): void {
    const [, dash, quote, delimiter] = here;
    const body: string[] = [];
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const next = this.#lines[this.#at] ?? "";
      if (next.trim() === delimiter) break;
      const text = dash === "-" ? next.replace(/^\t+/, "") : next;
      body.push(quote === "" ? this.#filled(text) : text);
    }
    const target = targetOf(line.replace(here[0], " "));
    if (target !== undefined) this.#write(body, target.appends);
  }

  #write(lines: readonly string[], appends: boolean): void {
    if (!appends) this.#file = [];
    this.#file.push(...lines);
  }

  /** A word, or several, as the shell hands them on: without quotes, variables filled in but between single quotes. */
  #unquoted(text: string): string {
    return text.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^'"\\]+)/g, (_all, single, double, escaped, plain) => {
      if (typeof single === "string") return single;
      if (typeof double === "string") return this.#filled(double.replace(/\\(["\\$`])/g, "$1"));
      return typeof escaped === "string" ? escaped : this.#filled(String(plain));
    });
  }

  #filled(text: string): string {
    return text.replace(/\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))/g, (whole, braced, plain) => {
      return this.#variables.get(String(braced ?? plain)) ?? whole;
    });
  }
}

/** A command's redirection into the agent's file, with what stands before it. */
function targetOf(command: string): { readonly before: string; readonly appends: boolean } | undefined {
  const at = command.indexOf(CONFIG_FILE);
  if (at < 0) return undefined;
  const before = command.slice(0, at).replace(/["']$/, "");
  const redirected = /^(.*?)\s*(>>?)\s*$/.exec(before);
  if (redirected !== null) return { before: (redirected[1] ?? "").trim(), appends: redirected[2] === ">>" };
  const piped = /^(.*?)\|?\s*(?:sudo\s+)?tee\s+(-a\s+|--append\s+)?$/.exec(before);
  if (piped === null) return undefined;
  return { before: (piped[1] ?? "").trim(), appends: piped[2] !== undefined };
}

/** A line without its indentation and without the dash that makes it an item of a cloud-config list. */
function bare(line: string): string {
  const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
  return (item ?? line).trim();
}
