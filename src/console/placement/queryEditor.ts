import { autocompletion, type CompletionSource, completionKeymap, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Annotation, EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, MatchDecorator, placeholder, ViewPlugin, WidgetType } from "@codemirror/view";
import { queryTheme } from "./queryTheme.ts";

/** What the page wants to hear of the field. */
export interface QueryListener {
  readonly onText: (text: string) => void;
  readonly onFocus: (hasFocus: boolean) => void;
  /** Enter, when it takes no completion. */
  readonly onEnter: () => void;
  readonly complete: CompletionSource;
}

export interface QueryEditorProps {
  readonly text: string;
  /** Attributes of the element that is typed into: its name, what describes it. */
  readonly attributes: () => Readonly<Record<string, string>>;
  readonly listener: QueryListener;
}

/** Text that the page put in itself is not told to it again. */
const fromPage = Annotation.define<boolean>();

/** A field for one expression: a single line that wraps, with completion. Tab moves the focus on, as everywhere. */
export function queryEditor(parent: HTMLElement, { text, attributes, listener }: QueryEditorProps): EditorView {
  const state = EditorState.create({
    doc: oneLine(text),
    extensions: [
      history(),
      autocompletion({ override: [listener.complete], icons: false, defaultKeymap: false }),
      keymap.of([
        ...completionKeymap,
        { key: "Enter", run: () => entered(listener) },
        ...defaultKeymap.filter(({ key }) => key !== "Escape" && key !== "Enter" && key !== "Mod-Enter"),
        ...historyKeymap,
      ]),
      EditorState.transactionFilter.of((transaction) => (transaction.newDoc.lines > 1 ? [transaction, { changes: joinLines(transaction.newDoc.toString()), sequential: true }] : transaction)),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of(attributes),
      placeholder("attribute:ecs.instance-type =~ m5.*"),
      operators,
      problemMark,
      queryTheme,
      EditorView.updateListener.of((update) => {
        if (update.focusChanged) listener.onFocus(update.view.hasFocus);
        if (update.docChanged && !update.transactions.some((one) => one.annotation(fromPage) === true)) listener.onText(update.state.doc.toString());
      }),
      EditorView.domEventHandlers({
        focus: (_, view) => {
          // Somebody who comes to an empty field is shown what can stand there.
          if (view.state.doc.length === 0) setTimeout(() => view.hasFocus && startCompletion(view), 0);
        },
      }),
    ],
  });
  return new EditorView({ state, parent });
}

/** Puts another text into the field; the one that stands there already is left alone. */
export function putQuery(view: EditorView, text: string): void {
  const now = view.state.doc.toString();
  if (now === text) return;
  view.dispatch({ changes: { from: 0, to: now.length, insert: oneLine(text) }, annotations: fromPage.of(true) });
}

/** Underlines what is wrong; null: nothing is. */
export function markProblem(view: EditorView, problem: { readonly at: number; readonly length: number } | null): void {
  view.dispatch({ effects: setProblem.of(problem) });
}

const setProblem = StateEffect.define<{ readonly at: number; readonly length: number } | null>();

const problemMark: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setProblem)) continue;
      if (effect.value === null) return Decoration.none;
      const { length } = transaction.newDoc;
      const from = Math.min(effect.value.at, length);
      const to = Math.min(from + Math.max(1, effect.value.length), length);
      return from === to ? Decoration.set(Decoration.widget({ widget: new Missing(), side: 1 }).range(from)) : Decoration.set(Decoration.mark({ class: "cm-query-problem" }).range(from, to));
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Stands at the end of the text, where something is missing. */
class Missing extends WidgetType {
  override eq(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    const space = document.createElement("span");
    space.className = "cm-query-problem";
    space.textContent = "\u00A0\u00A0";
    return space;
  }
}

/** Words and signs that compare and join stand out from what they compare. */
const decorator = new MatchDecorator({
  regexp: /[=!<>~]=?~?|&&|\|\||\b(?:and|or|not|in|not_in|exists|not_exists|matches|not_matches|equals|not_equals|greater_than|greater_than_equal|less_than|less_than_equal)\b(?![:.\-/])/g,
  decoration: Decoration.mark({ class: "cm-query-operator" }),
});

const operators: Extension = ViewPlugin.define(
  (view) => ({
    marks: decorator.createDeco(view),
    update(update) {
      this.marks = decorator.updateDeco(update, this.marks);
    },
  }),
  { decorations: ({ marks }) => marks },
);

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ");
}

/** Every line break becomes a space: what is pasted may have been written over several lines. */
function joinLines(text: string): readonly { readonly from: number; readonly to: number; readonly insert: string }[] {
  return [...text.matchAll(/\n/g)].map(({ index }) => ({ from: index, to: index + 1, insert: " " }));
}

function entered(listener: QueryListener): boolean {
  listener.onEnter();
  return true;
}
