import { type RefObject, useLayoutEffect, useRef } from "react";

/** What was handed in at the last drawing, for handlers that live longer than one. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
