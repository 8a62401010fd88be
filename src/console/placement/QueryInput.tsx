import type { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useLatest } from "../ui/useLatest.ts";
import type { KnownInstance } from "./instanceFacts.ts";
import { completeQuery } from "./queryCompletion.ts";
import { markProblem, putQuery, queryEditor } from "./queryEditor.ts";

export interface QueryInputProps {
  readonly label: string;
  /** The id of what is said about the text. */
  readonly describedBy: string;
  readonly isInvalid: boolean;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onFocus: (hasFocus: boolean) => void;
  /** Where something is wrong, in characters of the text. */
  readonly problem: { readonly at: number; readonly length: number } | null;
  /** What completion offers the words of. */
  readonly instances: readonly KnownInstance[];
  readonly autoFocus: boolean;
}

/** CodeMirror in React, for one expression. The text is the page's, the cursor and the history of typing are the field's. */
export function QueryInput(props: QueryInputProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  // The field lives longer than one drawing, and must call the newest listener.
  const latest = useLatest(props);
  const { text, problem, isInvalid, describedBy, label } = props;

  useEffect(() => {
    if (parent.current === null) return;
    const made = queryEditor(parent.current, {
      text: latest.current.text,
      attributes: () => attributesOf(latest.current),
      listener: {
        onText: (next) => latest.current.onText(next),
        onFocus: (hasFocus) => latest.current.onFocus(hasFocus),
        onEnter: () => parent.current?.closest("form")?.requestSubmit(),
        complete: (context) => completeQuery(context, latest.current.instances),
      },
    });
    view.current = made;
    if (latest.current.autoFocus) made.focus();
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [latest]);

  useEffect(() => {
    if (view.current === null) return;
    putQuery(view.current, text);
    // Attributes are asked for anew with every change of the field's state.
    markProblem(view.current, problem);
  }, [text, problem, isInvalid, describedBy, label]);

  return <div ref={parent} className="min-w-0" />;
}

function attributesOf({ label, describedBy, isInvalid }: QueryInputProps): Readonly<Record<string, string>> {
  return { "aria-label": label, "aria-describedby": describedBy, "aria-invalid": String(isInvalid), "aria-multiline": "false", "data-gramm": "false", autocapitalize: "off", spellcheck: "false" };
}
