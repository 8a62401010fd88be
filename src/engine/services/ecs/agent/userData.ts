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
  if (!/^[ \t]*(#!|#cloud-|content-type:|mime-version:)/im.test(userData)) return lines;
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
    for (const command of commandsIn(line)) this.#command(command.trim());
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

/** The commands of a line, parted by `;` and `&&` outside quotes. */
function commandsIn(line: string): readonly string[] {
  const commands: string[] = [];
  let quote = "";
  let start = 0;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i] ?? "";
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ";" || line.startsWith("&&", i)) {
      commands.push(line.slice(start, i));
      start = i + (letter === ";" ? 1 : 2);
    }
  }
  return [...commands, line.slice(start)];
}

/** A command's redirection into the agent's file, with what stands before it. */
function targetOf(command: string): { readonly before: string; readonly appends: boolean } | undefined {
  const at = command.indexOf(CONFIG_FILE);
  const end = command[at + CONFIG_FILE.length] ?? "";
  if (at < 0 || /[A-Za-z0-9_./-]/.test(end)) return undefined;
  const before = command.slice(0, at).replace(/["']$/, "").trimEnd();
  if (before.endsWith(">")) {
    const appends = before.endsWith(">>");
    return { before: before.slice(0, appends ? -2 : -1).trimEnd(), appends };
  }
  const tee = /\b(?:sudo +)?tee( +-a| +--append)?$/.exec(before);
  if (tee === null) return undefined;
  return { before: before.slice(0, tee.index).replace(/\| *$/, "").trimEnd(), appends: tee[1] !== undefined };
}

/** A line without its indentation and without the dash that makes it an item of a cloud-config list. */
function bare(line: string): string {
  const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
  return (item ?? line).trim();
}
