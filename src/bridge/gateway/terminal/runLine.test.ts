import { expect, test } from "vitest";
import { fc } from "../../../../scripts/properties.ts";
import { formatCall } from "../cli/format.ts";
import type { Call } from "../../protocol.ts";
import { readScript } from "./readScript.ts";
import { runLine } from "./runLine.ts";

/** Runs a text line by line, as a paste is; what it prints, and the calls it makes. */
async function play(text: string) {
  const calls: Call[] = [];
  const passed: number[] = [];
  const session = {
    account: {
      call: (call: Call) => {
        calls.push(call);
        return Promise.resolve({ ok: true as const, output: call.operation === "ListClusters" ? { clusterArns: ["arn/b", "arn/a", "arn/c"] } : {} });
      },
      pass: (seconds: number) => Promise.resolve(void passed.push(seconds)),
      region: "us-east-1",
      columns: 80,
    },
    variables: new Map<string, string>(),
    isCancelled: () => false,
  };
  const script = readScript(text);
  let [out, error] = ["", ""];
  if (script.kind !== "script") return { kind: script.kind, out, error, calls, passed };
  for (const line of script.lines) await runLine(line, session, (printed, stream) => (stream === "out" ? (out += printed) : (error += printed)));
  return { kind: script.kind, out, error, calls, passed };
}

const LIST = "aws ecs list-clusters --query clusterArns --output text | sed";
const lines = "aws ecs list-clusters --query 'clusterArns[].[@]' --output text";

test.each([
  ["echo a  'b c' \"d\" \\e", "a b c d e\n"],
  ["echo a \\\n  b", "a b\n"],
  ["echo 'a\nb'", "a\nb\n"],
  ["# nothing\necho a # comment", "a\n"],
  ["echo a#b", "a#b\n"],
  ["NAME=web; echo $NAME ${NAME}x \"$NAME\" '$NAME'", "web webx web $NAME\n"],
  ["N='a  b'; echo $N \"$N\" x$N", "a b a  b xa b\n"],
  ["export A=1 B=2\necho $A$B", "12\n"],
  ["echo $MISSING x", "x\n"],
  ["echo $ 5$", "$ 5$\n"],
  ["true && echo yes || echo no", "yes\n"],
  ["false && echo yes || echo no", "no\n"],
  ["false; echo $?", "1\n"],
  ["$ echo pasted", "pasted\n"],
  [lines, "arn/b\narn/a\narn/c\n"],
  [`${lines} | grep a$`, "arn/a\n"],
  [`${lines} | grep -v 'a$'`, "arn/b\narn/c\n"],
  [`${lines} | grep -c arn`, "3\n"],
  [`${lines} | grep -iE 'A$|C$'`, "arn/a\narn/c\n"],
  [`${lines} | grep 'a$\\|b$'`, "arn/b\narn/a\n"],
  [`${lines} | grep -F .`, ""],
  [`${lines} | grep -n c`, "3:arn/c\n"],
  [`${lines} | head -2`, "arn/b\narn/a\n"],
  [`${lines} | head -n -1`, "arn/b\narn/a\n"],
  [`${lines} | tail -n 1`, "arn/c\n"],
  [`${lines} | tail -n +2`, "arn/a\narn/c\n"],
  [`${lines} | wc -l`, "3\n"],
  [`${lines} | sort | head -n1`, "arn/a\n"],
  [`${lines} |\n sort -r`, "arn/c\narn/b\narn/a\n"],
  [`X=$(${lines} | head -1); echo "<$X>"`, "<arn/b>\n"],
  [`for x`, ""],
  [`${lines} > /dev/null; echo done`, "done\n"],
  [`nonsense 2>/dev/null || echo handled`, "handled\n"],
])("%s", async (text, out) => {
  expect((await play(text)).out).toBe(out);
});

test.each([
  ["nonsense", "nonsense: command not found\n"],
  [LIST, "sed: command not found\n"],
  ["echo a | head -x", "head: invalid option -- '-x'\n"],
  ["echo a | grep -P a", "grep: invalid option -- 'P'\n"],
  ["echo a | grep '(' -E", "grep: this pattern is not known to this terminal: expected no parentheses in a comparison\n"],
  ["sleep soon", "sleep: invalid time interval 'soon'\n"],
])("%s complains", async (text, error) => {
  expect((await play(text)).error).toBe(error);
});

test.each(["echo 'a", 'echo "a', "echo a \\", "echo $(aws", "true &&", "echo a |"])("%j waits for more", async (text) => {
  expect(readScript(text).kind).toBe("incomplete");
});

test.each(["; echo", "echo a > file", "cat < file", "echo a &", "(echo a)", "echo $((1))", "echo )"])("%j is no line of this terminal", (text) => {
  expect(readScript(text).kind).toBe("fault");
});

test("a variable of several words is several words of a command", async () => {
  const { calls } = await play("T=$(echo a b)\naws ecs describe-tasks --tasks $T");
  expect(calls).toEqual([{ service: "ecs", operation: "DescribeTasks", input: { tasks: ["a", "b"] } }]);
});

test("time passes while it sleeps", async () => {
  expect((await play("sleep 30; sleep 2m")).passed).toEqual([30, 120]);
});

test("what formatCall writes of the physical world is a call again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.record({ service: fc.stringMatching(/^[a-z]{1,9}$/), note: fc.string() }), async (input) => {
      const call = { service: "physics", operation: "PutTraffic", input };
      expect((await play(`${formatCall(call)}\necho`)).calls).toEqual([{ ...call, input: { ...input, note: input.note } }]);
    }),
    { numRuns: 50 },
  );
});

test("any text is read in a moment", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab '\"\\$(){}`|;&<>#=\n-") , maxLength: 60 }), (text) => {
      expect(["script", "incomplete", "fault"]).toContain(readScript(text).kind);
    }),
    { numRuns: 2000 },
  );
});

test("in the comment of a simulated call a variable stands for an ARN, and for nothing else", async () => {
  const { calls } = await play('L=arn:x\n# simulated: physics PutTraffic {"listenerArn":"$L","requests":[{"query":"$L"}],"requestsPerSecond":1}');
  expect(calls.map(({ input }) => input)).toEqual([{ listenerArn: "arn:x", requests: [{ query: "$L" }], requestsPerSecond: 1 }]);
});
