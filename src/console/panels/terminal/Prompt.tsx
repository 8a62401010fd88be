import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import { Candidates } from "./Candidates.tsx";
import { onPromptKey } from "./promptKeys.ts";
import { useLineEditor } from "./useLineEditor.ts";

/** The line that is typed, with history, search and completion. */
export function Prompt({ onChanged }: { readonly onChanged: () => void }) {
  const editor = useLineEditor();
  const { line, sought, found, candidates, isRunning, caret } = editor;
  const field = useRef<HTMLTextAreaElement>(null);
  const escaped = useRef(false);

  useEffect(() => {
    // Who walks along the tabs with the arrow keys is not done walking.
    if (document.activeElement?.matches("[role=tab]:focus-visible") !== true) field.current?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.style.height = "0";
    element.style.height = `${element.scrollHeight}px`;
    if (sought === null) element.setSelectionRange(caret, caret);
    onChanged();
  }, [line, caret, sought, candidates, onChanged]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    const tabMayLeave = escaped.current;
    escaped.current = event.key === "Escape";
    if (!onPromptKey(event, editor, tabMayLeave)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Several lines are run one by one; one line is only put in. */
  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const pasted = event.clipboardData.getData("text/plain").replaceAll("\r\n", "\n");
    if (!pasted.includes("\n") || isRunning || sought !== null) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    editor.enter(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd), true);
  }

  return (
    <div aria-busy={isRunning}>
      <div className="flex items-start">
        <span aria-hidden className={isRunning ? "w-[2ch] shrink-0 text-accent" : "w-[2ch] shrink-0 text-ink-3"}>
          {isRunning ? "…" : "$"}
        </span>
        {sought !== null && <span className="shrink-0 pr-[1ch] text-ink-3">search:</span>}
        <textarea
          ref={field}
          aria-label={sought === null ? "Command line" : "Search the lines typed before"}
          rows={1}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          autoComplete="off"
          value={sought ?? line}
          onChange={({ currentTarget: { value, selectionStart } }) => (sought === null ? editor.change(value, selectionStart) : editor.findFrom(value))}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          className="min-w-0 flex-1 resize-none overflow-hidden bg-transparent p-0 font-medium wrap-anywhere text-ink caret-accent outline-none"
        />
      </div>
      {sought !== null && <pre className="pl-[2ch] font-mono whitespace-pre-wrap text-accent wrap-anywhere">{found ?? (sought === "" ? "" : "no such line")}</pre>}
      <Candidates candidates={candidates} />
    </div>
  );
}
