import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, linter } from "@codemirror/lint";
import { Annotation, EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { completeDefinition } from "./completion.ts";
import { editorTheme } from "./editorTheme.ts";
import { problemMarks } from "./problemMarks.ts";

/** What the page wants to hear of the editor. */
export interface EditorListener {
  readonly onText: (text: string) => void;
  readonly onCursor: (at: { readonly line: number; readonly column: number }) => void;
  /** Escape, when it closes nothing inside: the way out for whoever has only a keyboard. */
  readonly onEscape: () => void;
}

/** Text that the page put in itself is not told to it again. */
const fromPage = Annotation.define<boolean>();

/**
 * A JSON editor in an element. Tab moves the focus on, as everywhere on the page; brackets after Mod indent.
 */
export function jsonEditor(parent: HTMLElement, text: string, listener: EditorListener): EditorView {
  const state = EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter({ tooltipFilter: () => [] }),
      linter(null, { tooltipFilter: () => [] }),
      history(),
      json(),
      indentUnit.of("  "),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ override: [completeDefinition], icons: false }),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      EditorView.lineWrapping,
      editorTheme,
      problemMarks,
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap.filter(({ key }) => key !== "Escape"), ...historyKeymap, ...lintKeymap, { key: "Escape", run: () => escaped(listener) }]),
      EditorView.contentAttributes.of({ "aria-label": "Task definition as JSON", "data-gramm": "false", autocapitalize: "off" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((one) => one.annotation(fromPage) === true)) listener.onText(update.state.doc.toString());
        if (update.selectionSet || update.docChanged) listener.onCursor(cursorOf(update.state));
      }),
    ],
  });
  return new EditorView({ state, parent });
}

/** Puts a text into the editor by the smallest change, so that the cursor and the undo history stay. */
export function putText(view: EditorView, text: string): void {
  const now = view.state.doc.toString();
  if (now === text) return;
  const shorter = Math.min(now.length, text.length);
  let start = 0;
  while (start < shorter && now[start] === text[start]) start++;
  let end = 0;
  while (end < shorter - start && now[now.length - 1 - end] === text[text.length - 1 - end]) end++;
  view.dispatch({ changes: { from: start, to: now.length - end, insert: text.slice(start, text.length - end) }, annotations: fromPage.of(true) });
}

/** Selects a place and brings it into view. */
export function showPlace(view: EditorView, from: number, to: number): void {
  const length = view.state.doc.length;
  view.dispatch({
    selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
    effects: EditorView.scrollIntoView(Math.min(from, length), { y: "center" }),
  });
  view.focus();
}

function cursorOf({ doc, selection }: EditorState): { readonly line: number; readonly column: number } {
  const line = doc.lineAt(selection.main.head);
  return { line: line.number, column: selection.main.head - line.from + 1 };
}

function escaped(listener: EditorListener): boolean {
  listener.onEscape();
  return true;
}
