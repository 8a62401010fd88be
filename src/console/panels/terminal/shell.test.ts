import { beforeEach, expect, test, vi } from "vitest";
import type { FromWorker, ToWorker } from "../../../bridge/protocol.ts";
import { present } from "../../sessions/present.ts";
import { connect } from "../../store/engine.ts";
import { replica } from "../../store/replica.ts";
import { rememberedLines } from "./lineHistory.ts";
import { interrupt, submit } from "./shell.ts";
import { clearTranscript, transcriptText } from "./transcript.ts";

/** A worker that answers every call at once, and keeps what it was sent. */
const port = {
  sent: [] as ToWorker[],
  onmessage: null as ((event: { readonly data: FromWorker }) => void) | null,
  postMessage(message: ToWorker) {
    port.sent.push(message);
    if (message.type === "call") port.onmessage?.({ data: { type: "answer", id: message.id, answer: { ok: true, output: { clusterArns: ["a"] } } } });
  },
};

connect(port);
beforeEach(() => {
  port.sent.length = 0;
  clearTranscript();
});

const printed = (text: string) => vi.waitFor(() => expect(transcriptText()).toBe(text));

test("a line is run, printed and remembered", async () => {
  expect(submit("aws ecs list-clusters --output text")).toBe("");
  await printed("$ aws ecs list-clusters --output text\nCLUSTERARNS\ta\n");
  expect(rememberedLines().at(-1)).toBe("aws ecs list-clusters --output text");
});

test("what is pasted is run line by line, and the last one waits for Enter unless it was ended", async () => {
  expect(submit("A=1\n# nothing\necho $A \\\n  b\necho c", true)).toBe("echo c");
  await printed("$ A=1\n$ echo $A \\\n  b\n1 b\n");
});

test("what is still open goes on with the next line", () => {
  expect(submit("echo 'a")).toBe("echo 'a\n");
  expect(submit("echo a \\")).toBe("echo a \\\n");
});

test("a wait runs the clock, and is interrupted with the lines behind it", async () => {
  submit("sleep 30\necho never\n", true);
  await vi.waitFor(() => expect(port.sent).toContainEqual({ type: "pace", running: true, speed: 60 }));
  interrupt();
  await printed("$ sleep 30\n^C\n");
});

test("lines that were meant for one session are not run in the next", async () => {
  present.setState({ id: "first" });
  replica.setState({ now: 0 });
  submit("sleep 60\necho never\n", true);
  await vi.waitFor(() => expect(port.sent).toContainEqual({ type: "pace", running: true, speed: 60 }));
  present.setState({ id: "next" });
  replica.setState({ now: 60_000 });
  await new Promise(setImmediate);
  expect(transcriptText()).toBe("");
});
