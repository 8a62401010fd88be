import { type PointerEvent, type SyntheticEvent, useEffect, useId, useRef, useState } from "react";

/** The pointer rests so long on an element before its tooltip opens; but not where it closed only now. */
const REST_MS = 500;
const JUST_CLOSED_MS = 200;

/** Closes the tooltip that is open: there is one at most. */
let closeOpen: (() => void) | null = null;

/** The state of a tooltip: the element it is open at, or null, and what that element hears. */
export function useTooltip() {
  const id = useId();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef(0);
  const isInside = useRef(false);
  const isPressed = useRef(false);
  const closedAt = useRef(-Infinity);

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (anchor === null) return;
    const close = () => setAnchor(null);
    closeOpen?.();
    closeOpen = close;
    const stop = closedBy(anchor, close);
    return () => {
      stop();
      closedAt.current = performance.now();
      if (closeOpen === close) closeOpen = null;
    };
  }, [anchor]);

  function close() {
    clearTimeout(timer.current);
    setAnchor(null);
  }

  function enter({ pointerType, currentTarget }: PointerEvent) {
    if (pointerType === "touch" || isInside.current) return;
    isInside.current = true;
    clearTimeout(timer.current);
    if (performance.now() - closedAt.current < JUST_CLOSED_MS) setAnchor(currentTarget);
    else timer.current = window.setTimeout(() => setAnchor(currentTarget), REST_MS);
  }

  const trigger = {
    "aria-describedby": anchor === null ? undefined : id,
    onPointerMove: enter,
    onPointerLeave: () => {
      isInside.current = false;
      close();
    },
    onPointerDown: () => {
      isPressed.current = true;
      document.addEventListener("pointerup", () => (isPressed.current = false), { once: true });
    },
    onFocus: ({ currentTarget }: SyntheticEvent) => {
      if (!isPressed.current) setAnchor(currentTarget);
    },
    onBlur: close,
    onClick: close,
  };
  return { anchor, id, trigger };
}

/** Closes when Escape or a pointer is pressed anywhere, and when the element moves. */
function closedBy(anchor: Element, close: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // A dialog below stays: Escape takes one thing at a time.
    event.preventDefault();
    close();
  };
  const onScroll = ({ target }: Event) => {
    if (target instanceof Node && target.contains(anchor)) close();
  };
  document.addEventListener("keydown", onKey, { capture: true, signal });
  document.addEventListener("pointerdown", close, { capture: true, signal });
  window.addEventListener("scroll", onScroll, { capture: true, signal });
  window.addEventListener("resize", close, { signal });
  return () => listening.abort();
}
