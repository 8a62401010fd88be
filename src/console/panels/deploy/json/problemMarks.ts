import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { type EditorState, type Extension, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

/** Something to be said below a line, with ways out. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  /** AWS's own words. */
  readonly message: string;
  /** Ours, behind them; null: theirs are enough. */
  readonly plain: string | null;
  readonly fixes: readonly { readonly label: string; readonly run: () => void }[];
}

/** A line that differs from a revision. */
export interface LineMark {
  readonly at: number;
  readonly isNew: boolean;
}

interface Marks {
  readonly marks: readonly Mark[];
  readonly lines: readonly LineMark[];
}

const setMarks = StateEffect.define<Marks>();

/** Marks the lines with problems and the changed ones, and says below a line what is wrong there. */
export const problemMarks: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return decorationsFor(transaction.state, effect.value);
    return transaction.docChanged ? decorations.map(transaction.changes) : decorations;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Replaces all marks. They belong to the text that the editor holds now. */
export function showMarks(view: EditorView, marks: Marks): void {
  const length = view.state.doc.length;
  const inText = marks.marks.filter(({ to }) => to <= length + 1);
  const diagnostics = inText.map((mark): Diagnostic => ({ from: Math.min(mark.from, length), to: Math.min(mark.to, length), severity: mark.severity, message: mark.message }));
  view.dispatch({ effects: setMarks.of({ marks: inText, lines: marks.lines.filter(({ at }) => at <= length) }) });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function decorationsFor({ doc }: EditorState, { marks, lines }: Marks): DecorationSet {
  const byLine = new Map<number, { readonly classes: Set<string>; readonly marks: Mark[] }>();
  const at = (offset: number) => {
    const { from } = doc.lineAt(Math.min(offset, doc.length));
    const line = byLine.get(from) ?? { classes: new Set<string>(), marks: [] };
    byLine.set(from, line);
    return line;
  };
  for (const { at: offset, isNew } of lines) at(offset).classes.add(isNew ? "is-new" : "is-changed");
  for (const mark of marks) at(mark.from).marks.push(mark);
  const builder = new RangeSetBuilder<Decoration>();
  for (const [from, line] of [...byLine].sort(([a], [b]) => a - b)) {
    // A problem is the more important news of the two.
    const worst = line.marks.some(({ severity }) => severity === "error") ? "is-error" : line.marks.length > 0 ? "is-warning" : [...line.classes][0];
    builder.add(from, from, Decoration.line({ class: worst ?? "" }));
    for (const mark of line.marks) builder.add(doc.lineAt(from).to, doc.lineAt(from).to, Decoration.widget({ widget: new ProblemWidget(mark), block: true, side: 1 }));
  }
  return builder.finish();
}

/** Problems of one text are told apart by what they say. */
class ProblemWidget extends WidgetType {
  private readonly mark: Mark;

  constructor(mark: Mark) {
    super();
    this.mark = mark;
  }

  override eq({ mark }: ProblemWidget): boolean {
    const words = ({ message, plain, severity, fixes }: Mark) => JSON.stringify([message, plain, severity, fixes.map(({ label }) => label)]);
    return words(mark) === words(this.mark);
  }

  override toDOM(): HTMLElement {
    const { severity, message, plain, fixes } = this.mark;
    const line = element("div", `cm-problem is-${severity}`);
    const text = element("span", "cm-problem-text", message);
    if (plain !== null) text.append(" ", element("span", "cm-problem-plain", plain));
    line.append(text);
    for (const { label, run } of fixes.slice(0, FIXES_SHOWN)) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      // The editor would take the press for a place to put its cursor.
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", run);
      line.append(button);
    }
    return line;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** More buttons than this hide the line they are about; the form has them all. */
const FIXES_SHOWN = 2;

function element(name: "div" | "span", className: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
