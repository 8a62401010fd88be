import { type RefObject, useEffect } from "react";

/** The key `/` goes to the filter of the list that has the focus; also when nothing has it. */
export function useSlashFocus(filter: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const focused = document.activeElement;
      const region = filter.current?.closest("[data-region]") ?? null;
      const here = focused === null || focused === document.body || region?.contains(focused) === true;
      if (!here || (focused instanceof HTMLElement && isTyping(focused))) return;
      event.preventDefault();
      filter.current?.focus();
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [filter]);
}

function isTyping(element: HTMLElement): boolean {
  return element.isContentEditable || element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
