import { CompletionContext } from "@codemirror/autocomplete";
import { json } from "@codemirror/lang-json";
import { EditorState } from "@codemirror/state";
import { expect, test } from "vitest";
import { completeDefinition } from "./completion.ts";
import { jsonEditor } from "./jsonEditor.ts";

/** The place of the cursor is marked with a bar. */
function at(text: string): { readonly doc: string; readonly pos: number } {
  return { doc: text.replace("|", ""), pos: text.indexOf("|") };
}

function offered(text: string, explicit = true): readonly string[] {
  const { doc, pos } = at(text);
  const state = EditorState.create({ doc, extensions: [json()] });
  return completeDefinition(new CompletionContext(state, pos, explicit))?.options.map(({ label }) => label) ?? [];
}

test.each([
  ['{ "networkMode": "|" }', ["bridge", "host", "awsvpc", "none"]],
  ['{ "networkMode": | }', ["bridge", "host", "awsvpc", "none"]],
  ['{ "networkMode": "|"\n "cpu": "1" }', ["bridge", "host", "awsvpc", "none"]],
  ['{ "requiresCompatibilities": [|] }', ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"]],
  ['{ "containerDefinitions": [{ "essential": | }] }', ["true", "false"]],
  ['{ "containerDefinitions": [{ "name": "a" }, { "name": "b", "dependsOn": [{ "containerName": "|" }] }] }', ["a", "b"]],
  ['{ "volumes": [{ "name": "logs" }], "containerDefinitions": [{ "mountPoints": [{ "sourceVolume": "|" }] }] }', ["logs"]],
  ['{ "containerDefinitions": [{ "portMappings": [{ "containerPort": 80, "|" }] }] }', ["hostPort", "protocol", "name", "appProtocol", "containerPortRange"]],
  ['{ "family": "|" }', []],
  ['{ "x": { "|" } }', []],
])("%s", (text, options) => expect(offered(text)).toEqual(options));

test("members that are there already are not offered again, the one that is being written is", () => {
  const options = offered('{ "family": "a", "networkM|": "host" }');
  expect(options).not.toContain("family");
  expect(options).toContain("networkMode");
});

test("nothing is offered unasked where nothing is being written", () => {
  expect(offered('{ "family": "a", | }', false)).toEqual([]);
});

/** What the editor holds once a word was chosen, with a bar where the cursor is. */
function chosen(text: string, label: string): string {
  const { doc, pos } = at(text);
  const view = jsonEditor(document.createElement("div"), doc, { onText: () => {}, onCursor: () => {}, onEscape: () => {} });
  view.dispatch({ selection: { anchor: pos } });
  const result = completeDefinition(new CompletionContext(view.state, pos, true, view));
  const option = result?.options.find((one) => one.label === label);
  if (typeof option?.apply === "function") option.apply(view, option, result?.from ?? pos, pos);
  const { head } = view.state.selection.main;
  const edited = `${view.state.sliceDoc(0, head)}|${view.state.sliceDoc(head)}`;
  view.destroy();
  return edited;
}

test.each([
  ['{ "netwo|" }', "networkMode", '{ "networkMode": "|" }'],
  ['{ netwo| }', "networkMode", '{ "networkMode": "|" }'],
  ["{ | }", "family", '{ "family": "|" }'],
  ['{ "netwo|": "host" }', "networkMode", '{ "networkMode"|: "host" }'],
  ['{ "containerDefinitions": [{ "portM|" }] }', "portMappings", '{ "containerDefinitions": [{ "portMappings": [|] }] }'],
  ['{ "containerDefinitions": [{ "|" }] }', "healthCheck", '{ "containerDefinitions": [{ "healthCheck": {|} }] }'],
  ['{ "containerDefinitions": [{ "memory|" }] }', "memory", '{ "containerDefinitions": [{ "memory": | }] }'],
  ['{ "networkMode": "ho|" }', "host", '{ "networkMode": "host"| }'],
  ['{ "networkMode": "bri|dge" }', "host", '{ "networkMode": "host"| }'],
  ['{ "networkMode": aws| }', "awsvpc", '{ "networkMode": "awsvpc"| }'],
  ['{ "requiresCompatibilities": [|] }', "EC2", '{ "requiresCompatibilities": ["EC2"|] }'],
])("%s with %s becomes %s", (before, label, after) => {
  expect(chosen(before, label)).toBe(after);
});
