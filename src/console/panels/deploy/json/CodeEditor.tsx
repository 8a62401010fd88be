import type { EditorView } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { jsonEditor, putText, showPlace } from "./jsonEditor.ts";
import { type LineMark, type Mark, showMarks } from "./problemMarks.ts";

/** What others may ask of the editor. */
export interface CodeEditorHandle {
  /** Selects a place of the text and takes the focus there. */
  readonly show: (from: number, to: number) => void;
}

export interface CodeEditorProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly changedLines: readonly LineMark[];
  readonly onText: (text: string) => void;
  readonly onCursor: (at: { readonly line: number; readonly column: number }) => void;
  readonly onEscape: () => void;
  readonly ref: Ref<CodeEditorHandle>;
}

/** CodeMirror in React: the text is the page's, the cursor and the history of typing are the editor's. */
export function CodeEditor({ text, marks, changedLines, ref, ...listener }: CodeEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  // The editor lives longer than one drawing, and must call the newest listener with the text it starts with.
  const latest = useRef({ text, ...listener });

  useEffect(() => {
    latest.current = { text, ...listener };
  });

  useEffect(() => {
    if (parent.current === null) return;
    const made = jsonEditor(parent.current, latest.current.text, {
      onText: (next) => latest.current.onText(next),
      onCursor: (at) => latest.current.onCursor(at),
      onEscape: () => latest.current.onEscape(),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    if (view.current === null) return;
    putText(view.current, text);
    showMarks(view.current, { marks, lines: changedLines });
  }, [text, marks, changedLines]);

  useImperativeHandle(ref, () => ({
    show: (from, to) => {
      if (view.current !== null) showPlace(view.current, from, to);
    },
  }));

  return <div ref={parent} className="h-full min-h-0" />;
}
