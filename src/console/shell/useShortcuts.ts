import { useEffect } from "react";
import { settings } from "../store/settings.ts";
import { COMMANDS } from "./commands.ts";
import { isChord, isSingleKey } from "./keys.ts";

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Listens for the commands' keys. What has the focus is asked first: typing is never a command. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog:modal, [role=menu]") !== null) return;
  const typing = isTyping(event.target);
  for (const { keys, run } of COMMANDS) {
    const chord = keys.find((one) => isChord(event, one, MAC));
    if (chord === undefined) continue;
    const character = isSingleKey(chord);
    if (character && !settings.getState().singleKeys) return;
    if ((character || chord === "Space" || chord.endsWith("Mod+Z")) && typing) return;
    if (chord === "Space" && pressesItself(event.target)) return;
    event.preventDefault();
    if (!event.repeat || chord === ".") run();
    return;
  }
}

/** Text fields keep their characters and their own undo. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "range", "button"].includes(target.type);
  return target.isContentEditable || target.matches("textarea, select, [role=spinbutton]");
}

/** On a button or a tree row, the space bar presses that. A radio button that is on has no use for it. */
function pressesItself(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, summary, input[type=checkbox], [role=button], [role=tree]") !== null;
}
