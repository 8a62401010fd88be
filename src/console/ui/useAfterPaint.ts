import { useEffect, useState } from "react";
import { afterPaint } from "./afterPaint.ts";

/** A value as it was when the browser last painted: what it changes here is drawn a frame after what it changes elsewhere. */
export function useAfterPaint<Value>(value: Value): Value {
  const [shown, show] = useState(value);
  useEffect(() => afterPaint(() => show(value)), [value]);
  return shown;
}
