import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useState } from "react";
import { classNames } from "./classNames.ts";
import { firstField } from "./firstField.ts";
import { IconButton } from "./IconButton.tsx";
import { OverlayContainer } from "./overlay.ts";

export interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons; the primary one last. */
  readonly footer?: ReactNode;
  readonly width?: "sm" | "md" | "lg" | "xl" | undefined;
  /** Only the children are drawn; the title is spoken. */
  readonly bare?: boolean | undefined;
}

export interface SheetProps extends Omit<DialogProps, "width" | "bare"> {
  /** In pixels; a narrower window is filled. */
  readonly width: number;
}

/**
 * A modal dialog, open for as long as it is mounted. The browser's own element: it lies above everything, keeps the
 * focus inside, closes on Escape, and gives the focus back to what opened it.
 */
export function Dialog({ title, description, onClose, children, footer, width = "md", bare = false }: DialogProps) {
  const [element, setElement] = useState<HTMLDialogElement | null>(null);
  const id = useId();

  // Before the element leaves the page, for only then does closing it give the focus back.
  useLayoutEffect(() => {
    if (element === null) return;
    element.showModal();
    focusFirst(element);
    return () => element.close();
  }, [element]);

  return (
    <dialog
      ref={setElement}
      tabIndex={-1}
      aria-label={title}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === element && outside(element, event)) onClose();
      }}
      className={classNames(
        "m-auto max-h-[min(88vh,56rem)] max-w-[calc(100vw-2rem)] rounded-panel border border-line-2 bg-surface text-ink shadow-3",
        "open:flex open:animate-appear flex-col overflow-hidden",
        WIDTHS[width],
      )}
    >
      <OverlayContainer value={element}>
        {bare ? children : <Parts {...{ id, title, description, onClose, footer }}>{children}</Parts>}
      </OverlayContainer>
    </dialog>
  );
}

/**
 * A dialog at the right side of the window that leaves the rest of the page to be looked at and used. It takes the
 * focus when it opens, closes on Escape, and gives the focus back.
 */
export function Sheet({ title, description, onClose, children, footer, width }: SheetProps) {
  const [element, setElement] = useState<HTMLDialogElement | null>(null);
  const id = useId();

  useLayoutEffect(() => {
    if (element === null) return;
    element.show();
    focusFirst(element);
    return () => element.close();
  }, [element]);

  return (
    <dialog
      ref={setElement}
      tabIndex={-1}
      aria-label={title}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      style={{ width }}
      className={classNames(
        "fixed top-12 right-0 bottom-6 left-auto z-30 m-0 h-auto max-h-none max-w-full border-l border-line-2 bg-surface text-ink shadow-2",
        "open:flex open:animate-appear flex-col overflow-hidden",
      )}
    >
      <Parts {...{ id, title, description, onClose, footer }}>{children}</Parts>
    </dialog>
  );
}

/** The first field is what the person came for; where there is none, the dialog itself, so that it is read out. */
function focusFirst(element: HTMLElement): void {
  const field = element.querySelector<HTMLElement>("[data-autofocus]") ?? firstField(element);
  (field ?? element).focus();
}

function Parts({ footer, children, ...head }: HeadProps & Pick<DialogProps, "footer" | "children">) {
  return (
    <>
      <Head {...head} />
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4">{children}</div>
      {footer !== undefined && <div className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line bg-surface-2 px-5 py-3">{footer}</div>}
    </>
  );
}

interface HeadProps {
  readonly id: string;
  readonly title: string;
  readonly description: ReactNode;
  readonly onClose: () => void;
}

function Head({ id, title, description, onClose }: HeadProps) {
  return (
    <div className="flex shrink-0 items-start gap-3 px-5 pt-4 pb-2">
      <div className="min-w-0 flex-1">
        <h2 className="text-lg font-semibold tracking-[-.012em]">{title}</h2>
        {description !== undefined && (
          <p id={`${id}-description`} className="mt-0.5 text-ink-2">
            {description}
          </p>
        )}
      </div>
      <IconButton icon={X} label="Close" onClick={onClose} className="-mr-1.5" />
    </div>
  );
}

const WIDTHS = { sm: "w-md", md: "w-xl", lg: "w-4xl", xl: "w-6xl" };

/** The backdrop belongs to the element, so only the place tells a click on it from one inside. */
function outside(element: HTMLElement, point: { readonly clientX: number; readonly clientY: number }): boolean {
  const box = element.getBoundingClientRect();
  return point.clientX < box.left || point.clientX > box.right || point.clientY < box.top || point.clientY > box.bottom;
}
