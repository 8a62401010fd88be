import { type RefObject, useLayoutEffect, useRef } from "react";

/** For what may go while it has the focus: its dialog gets it then, so that keys go on to mean what they did. */
export function useFocusKept<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    return () => {
      if (element?.contains(document.activeElement) === true) element.closest("dialog")?.focus();
    };
  }, []);
  return ref;
}
