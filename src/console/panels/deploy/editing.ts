import { createContext, useContext } from "react";
import { CONTAINER_ORDER, TASK_DEFINITION_ORDER } from "../../../aws/import/order.ts";
import { type Path, pathText } from "../../../aws/problem.ts";
import { setAt, withEdits } from "../../../lib/editJson.ts";
import { readJson } from "../../../lib/readJson.ts";
import { valueAt } from "../../../lib/valueAt.ts";
import { type Advice, type Fix, withFix } from "./fix.ts";
import { adviceOn } from "./advice.ts";
import { type Analysis, type DraftProblem, problemsAt } from "./analysis.ts";

/** The draft as the form sees it: values, problems, and the verbs that change the text. */
export interface Editing {
  /** The last analysis that made sense: while the text makes none, the form shows this and is locked. */
  readonly analysis: Analysis;
  readonly valueAt: (path: Path) => unknown;
  readonly problemsAt: (path: Path, inside?: boolean) => readonly DraftProblem[];
  readonly advice: (problem: DraftProblem) => Advice;
  /** Puts a value at a path of the text, or takes it away (undefined). */
  readonly edit: (path: Path, value: unknown) => void;
  readonly apply: (fix: Fix) => void;
  /** Goes to a problem in the text. */
  readonly show: (problem: DraftProblem) => void;
}

const EditingContext = createContext<Editing | null>(null);

export const EditingProvider = EditingContext.Provider;

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error("A field of the form stands outside the editor.");
  return editing;
}

export interface EditingVerbs {
  readonly textNow: () => string;
  readonly setText: (text: string) => void;
  readonly show: (problem: DraftProblem) => void;
}

export function editingOf(analysis: Analysis, { textNow, setText, show }: EditingVerbs): Editing {
  return {
    analysis,
    valueAt: (path) => valueAt(analysis.input, path),
    problemsAt: (path, inside) => problemsAt(analysis.problems, path, inside),
    advice: (problem) => (analysis.input === null ? { plain: null, fixes: [] } : adviceOn(problem, analysis.input)),
    edit: (path, value) => {
      const text = textNow();
      const { values, fault } = readJson(text);
      const [root] = values;
      if (root !== undefined && fault === null) setText(withEdits(text, setAt(text, root, { path, ...orderFor(path) }, value)));
    },
    apply: (fix) => setText(withFix(textNow(), fix)),
    show,
  };
}

/** The id of what is said about a place, for fields to be described by. */
export function problemId(path: Path): string {
  return `problem-${pathText(path).replace(/[^\w.-]/g, "_")}`;
}

/** New members go where people expect them. */
function orderFor(path: Path): { readonly order?: readonly string[] } {
  if (path.length === 1) return { order: TASK_DEFINITION_ORDER };
  return path.length === 3 && path[0] === "containerDefinitions" ? { order: CONTAINER_ORDER } : {};
}
