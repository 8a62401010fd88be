import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useGestures } from "./gestures.ts";
import { Prompt } from "./Prompt.tsx";
import { setColumns } from "./shell.ts";
import { Transcript } from "./Transcript.tsx";
import { useTranscript } from "./transcript.ts";

/** Pixels of padding at either side, and of a character of the fixed-width face at this size, until it is measured. */
const PADDING = 12;

/** A terminal that speaks the aws command line to the account on this page. */
export function Panel() {
  useGestures();
  const entries = useTranscript();
  const scroller = useRef<HTMLDivElement>(null);
  const measure = useRef<HTMLSpanElement>(null);
  const follows = useRef(true);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      const width = (measure.current?.getBoundingClientRect().width ?? 0) / MEASURED.length;
      if (width > 0) setColumns(Math.floor((element.clientWidth - 2 * PADDING) / width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
  }, []);

  useLayoutEffect(() => {
    if (follows.current) toEnd();
  }, [entries, toEnd]);

  /** A click on empty room is for the prompt; one that selects text is not. */
  function focusPrompt() {
    if (document.getSelection()?.isCollapsed !== false) scroller.current?.querySelector("textarea")?.focus({ preventScroll: true });
  }

  return (
    <div
      ref={scroller}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => (follows.current = scrollHeight - scrollTop - clientHeight < 24)}
      onClick={focusPrompt}
      className="min-h-0 flex-1 cursor-text overflow-auto bg-surface-2 px-3 py-2 font-mono text-xs leading-4.25 text-ink-2"
    >
      <span ref={measure} aria-hidden className="invisible absolute">
        {MEASURED}
      </span>
      <Transcript entries={entries} />
      <Prompt onChanged={toEnd} />
    </div>
  );
}

const MEASURED = "0".repeat(40);

export { Tools } from "./Tools.tsx";
