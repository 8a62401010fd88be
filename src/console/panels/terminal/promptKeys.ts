import type { KeyboardEvent } from "react";
import { clearTranscript } from "./transcript.ts";
import type { LineEditor } from "./useLineEditor.ts";

/** What a key does to the line, as in a shell; false when it is the text field's or the page's own. */
export function onPromptKey(event: KeyboardEvent<HTMLTextAreaElement>, editor: LineEditor, tabMayLeave: boolean): boolean {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  if (event.ctrlKey && !event.altKey && !event.metaKey) return onControlKey(event.key, editor, selectionStart === selectionEnd);
  if (event.altKey || event.metaKey) return false;
  if (editor.sought !== null) return onSearchKey(event.key, editor);
  switch (event.key) {
    case "Escape":
      if (editor.candidates.length === 0) return false;
      editor.hideCandidates();
      return true;
    case "Enter":
      if (event.shiftKey) return false;
      if (!editor.isRunning) editor.enter(value);
      return true;
    case "ArrowUp":
      if (value.slice(0, selectionStart).includes("\n")) return false;
      editor.recall(-1);
      return true;
    case "ArrowDown":
      if (value.slice(selectionEnd).includes("\n")) return false;
      editor.recall(1);
      return true;
    case "Tab":
      // With nothing to complete, or after Escape, Tab goes on to what comes next on the page.
      if (event.shiftKey || tabMayLeave || value.slice(0, selectionStart).trim() === "") return false;
      editor.complete(selectionStart);
      return true;
    default:
      return false;
  }
}

function onControlKey(key: string, editor: LineEditor, isNothingSelected: boolean): boolean {
  switch (key) {
    case "c":
      if (isNothingSelected) editor.cancel();
      return isNothingSelected;
    case "l":
      clearTranscript();
      return true;
    case "r":
      editor.findNext();
      return true;
    case "u":
      editor.change("");
      return true;
    default:
      return false;
  }
}

function onSearchKey(key: string, editor: LineEditor): boolean {
  if (key === "Escape") editor.leaveSearch();
  else if (key === "Enter") editor.enter(editor.endSearch());
  else if (key === "Tab" || key.startsWith("Arrow")) editor.endSearch();
  else return false;
  return true;
}
