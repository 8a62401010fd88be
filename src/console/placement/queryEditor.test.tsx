import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import type { KnownInstance } from "./instanceFacts.ts";
import { completeQuery } from "./queryCompletion.ts";
import { markProblem, putQuery, queryEditor } from "./queryEditor.ts";

function field(text = ""): { readonly view: ReturnType<typeof queryEditor>; readonly heard: string[] } {
  const heard: string[] = [];
  const listener = { onText: (next: string) => heard.push(next), onFocus: () => undefined, onEnter: () => heard.push("ENTER"), complete: () => null };
  return { view: queryEditor(document.body, { text, attributes: () => ({ "aria-label": "Expression" }), listener }), heard };
}

test("what is pasted over several lines stands in one", () => {
  const { view, heard } = field();
  view.dispatch({ changes: { from: 0, insert: "attribute:a == b\nand\nattribute:c == d" } });
  expect(view.state.doc.toString()).toBe("attribute:a == b and attribute:c == d");
  expect(heard).toEqual(["attribute:a == b and attribute:c == d"]);
});

test("what the page puts in is not told back to it", () => {
  const { view, heard } = field("a");
  putQuery(view, "attribute:a exists");
  expect(view.state.doc.toString()).toBe("attribute:a exists");
  expect(heard).toEqual([]);
});

test("what is wrong is underlined where it is, and where something is missing at the end", () => {
  const { view } = field("attribute:a ?? b");
  const underlined = () => [...view.dom.querySelectorAll(".cm-query-problem")].map(({ textContent }) => textContent);
  markProblem(view, { at: 12, length: 2 });
  expect(underlined()).toEqual(["??"]);
  markProblem(view, { at: 16, length: 0 });
  expect(underlined()).toEqual(["\u00A0\u00A0"]);
  markProblem(view, null);
  expect(underlined()).toEqual([]);
});

const INSTANCES = [
  { containerInstanceArn: "a", facts: { attributes: { "ecs.instance-type": "m5.large", rack: "r1", "com.amazonaws.ecs.capability.x": "" }, agentConnected: true, agentVersion: "1.89.0", ec2InstanceId: "i-1", registeredAtMs: 0, runningTasksCount: 0, pendingTasksCount: 0, taskGroups: new Set(["service:web"]) } },
] satisfies readonly KnownInstance[];

/** The place of the cursor is marked with a bar. */
function offered(text: string): readonly string[] {
  const state = EditorState.create({ doc: text.replace("|", "") });
  return completeQuery(new CompletionContext(state, text.indexOf("|"), false), INSTANCES)?.options.map(({ label }) => label) ?? [];
}

test.each([
  ["attribute:ra|", ["attribute:rack"]],
  ["attribute:rack == |", ["r1"]],
  ["task:group == |", ["service:web"]],
  ["attribute:rack == r1|", []],
  ["attribute:rack == r1 |", ["and", "or"]],
])("%s is gone on with by what the cluster has", (text, labels) => {
  expect(offered(text).slice(0, labels.length === 0 ? 1 : labels.length).toSorted()).toEqual([...labels].toSorted());
});
