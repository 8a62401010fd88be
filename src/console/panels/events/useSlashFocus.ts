import { type RefObject, useEffect, useRef } from "react";

/**
 * The key `/` goes to the filter of the list that has the focus; also when nothing has it. Attach the answer to the
 * element that holds both.
 */
export function useSlashFocus(filter: RefObject<HTMLInputElement | null>): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const focused = document.activeElement;
      const here = focused === null || focused === document.body || root.current?.contains(focused) === true;
      if (!here || (focused instanceof HTMLElement && isTyping(focused))) return;
      event.preventDefault();
      filter.current?.focus();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [filter]);
  return root;
}

function isTyping(element: HTMLElement): boolean {
  return element.isContentEditable || element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
