import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { REGION } from "../../../aws/region.ts";
import { readScript } from "../../../bridge/gateway/terminal/readScript.ts";
import { runLine } from "../../../bridge/gateway/terminal/runLine.ts";
import type { Line } from "../../../bridge/gateway/terminal/script.ts";
import { present } from "../../sessions/present.ts";
import { engine } from "../../store/engine.ts";
import { rememberedLines, remember } from "./lineHistory.ts";
import { Interrupted, passSeconds } from "./simulatedTime.ts";
import { clearTranscript, write } from "./transcript.ts";

const shell = createStore<{ readonly running: AbortController | null }>(() => ({ running: null }));

const variables = new Map<string, string>();

/** Characters in a line of the terminal, as it was last measured. */
let columns = 80;

export function setColumns(count: number): void {
  columns = Math.max(40, count);
}

export function useIsRunning(): boolean {
  return useStore(shell, ({ running }) => running !== null);
}

/** Interrupts what runs: a wait at once, other commands before the next line. */
export function interrupt(): void {
  shell.getState().running?.abort();
}

/** Runs a text that was entered or pasted. What remains to be typed is nothing, unless something in it is still open. */
export function submit(text: string, isPasted = false): string {
  const script = readScript(text);
  if (script.kind === "incomplete") return isPasted ? text : `${text}\n`;
  if (script.kind === "fault") {
    write("input", text);
    remember(text);
    write("error", `${script.message}\n`);
    return "";
  }
  if (script.lines.length === 0) {
    if (!isPasted) write("input", "");
    return "";
  }
  const last = isPasted && !text.endsWith("\n") ? script.lines.at(-1) : undefined;
  void runLines(last === undefined ? script.lines : script.lines.slice(0, -1));
  return last?.source ?? "";
}

async function runLines(lines: readonly Line[]): Promise<void> {
  const running = new AbortController();
  shell.setState({ running });
  // They are meant for the session in which they begin.
  const { id: session } = present.getState();
  const isElsewhere = () => present.getState().id !== session;
  const unfollow = present.subscribe(() => isElsewhere() && running.abort());
  try {
    for (const line of lines) {
      write("input", line.source);
      remember(line.source);
      if (!runOwn(line.source)) await runLine(line, sessionWith(running.signal), (text, stream) => write(stream, text));
      if (running.signal.aborted) throw new Interrupted();
    }
  } catch (fault) {
    if (!isElsewhere()) write("error", fault instanceof Interrupted ? "^C\n" : `This is a fault of the terminal: ${String(fault)}\n`);
  } finally {
    unfollow();
    shell.setState({ running: null });
  }
}

function sessionWith(signal: AbortSignal) {
  return {
    account: { call: (call: Parameters<ReturnType<typeof engine>["callPlain"]>[0]) => engine().callPlain(call), pass: (seconds: number) => passSeconds(seconds, signal), region: REGION, columns },
    variables,
    isCancelled: () => signal.aborted,
  };
}

/** Commands that are about the terminal itself. */
function runOwn(line: string): boolean {
  if (line === "clear") clearTranscript();
  else if (line === "history") write("out", rememberedLines().map((one, at) => `${String(at + 1).padStart(5)}  ${one}\n`).join(""));
  else return false;
  return true;
}
