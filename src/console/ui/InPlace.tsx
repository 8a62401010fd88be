import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "./Button.tsx";
import { firstField } from "./firstField.ts";

export interface InPlaceProps extends Omit<ButtonProps, "onClick" | "autoFocus" | "form"> {
  /** Stands above the button while the form does not stand there. */
  readonly above?: ReactNode;
  /** What takes the button's place, until it closes itself. */
  readonly form: (close: () => void) => ReactNode;
}

/** A button that a form takes the place of. The form's first field has the focus then; Escape closes it, and whenever it closes the button has the focus again. */
export function InPlace({ above, form, ...button }: InPlaceProps) {
  const [stage, setStage] = useState<"new" | "open" | "closed">("new");
  const close = () => setStage("closed");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  if (stage === "open") {
    return (
      <div ref={focusFirstField} onKeyDown={onKeyDown}>
        {form(close)}
      </div>
    );
  }
  return (
    <>
      {above}
      <Button size="sm" {...button} autoFocus={stage === "closed"} onClick={() => setStage("open")} />
    </>
  );
}

function focusFirstField(place: HTMLElement | null): void {
  if (place !== null) firstField(place)?.focus();
}
