import type { ReactNode } from "react";
import { select, useIsSelected, type Ref } from "../../store/selection.ts";
import { classNames } from "../../ui/classNames.ts";

export interface PickProps {
  readonly to: Ref;
  /** What it is, where that is not in view. */
  readonly title: string;
  readonly children: ReactNode;
}

/** The name of something that has no place of its own on the map: a click selects it. The keyboard has the navigator. */
export function Pick({ to, title, children }: PickProps) {
  const isSelected = useIsSelected(to);
  return (
    <button
      type="button"
      tabIndex={-1}
      data-no-drag
      className={classNames("pick nopan", isSelected && "on")}
      title={title}
      onClick={(event) => {
        event.stopPropagation();
        select(to);
      }}
    >
      {children}
    </button>
  );
}
