import type { ClipboardEvent } from "react";

export interface ShortenedProps {
  /** `full` is what a piece stands for, when it is shown shorter than it is. */
  readonly parts: readonly { readonly text: string; readonly full: string | null }[];
}

/** A text with long ids shown short. Their whole form is their tooltip, and what is copied inside `copyWhole`. */
export function Shortened({ parts }: ShortenedProps) {
  return parts.map((part, at) =>
    part.full === null ? (
      part.text
    ) : (
      <span key={at} title={part.full} data-full={part.full} className="font-mono text-xs text-ink-2">
        {part.text}
      </span>
    ),
  );
}

/** For `onCopy` of whatever holds shortened texts: puts the selected text into the clipboard with every id whole. */
export function copyWhole(event: ClipboardEvent): void {
  const selected = document.getSelection();
  if (selected === null || selected.rangeCount === 0 || selected.isCollapsed) return;
  const copy = selected.getRangeAt(0).cloneContents();
  for (const part of copy.querySelectorAll<HTMLElement>("[data-full]")) part.textContent = part.dataset.full ?? "";
  const lines = [...copy.querySelectorAll("[data-line]")].map(lineText);
  event.clipboardData.setData("text/plain", lines.length === 0 ? copy.textContent : lines.join("\n"));
  event.preventDefault();
}

/** The columns of a line that stands on the page as one, with tabs between them. */
function lineText(line: Element): string {
  const columns = [...line.children].map((column) => column.textContent.trim());
  return columns.filter((text) => text !== "").join("\t");
}
