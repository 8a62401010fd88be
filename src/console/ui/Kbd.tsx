import { classNames } from "./classNames.ts";

export interface KbdProps {
  /** Keys joined by `+`, for example `Mod+K`; Mod is the Command key on a Mac and Control elsewhere. */
  readonly keys: string;
  readonly tone?: "normal" | "inverse" | undefined;
}

/** A key or a chord, in the signs of this person's keyboard. */
export function Kbd({ keys, tone = "normal" }: KbdProps) {
  return (
    <kbd
      className={classNames(
        "rounded-sm border px-1 font-sans text-[10px] leading-3.5 whitespace-nowrap",
        tone === "normal" ? "border-line-2 border-b-[1.5px] bg-surface text-ink-3" : "border-current/30 text-ink-on/80",
      )}
    >
      {spell(keys)}
    </kbd>
  );
}

const MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: "⌘", Shift: "⇧", Alt: "⌥" };
const OTHER_SIGNS: Readonly<Record<string, string>> = { Mod: "Ctrl", Shift: "Shift", Alt: "Alt" };

/** `Mod+K` as `⌘K` or `Ctrl K`. */
export function spell(keys: string, mac = MAC): string {
  const signs = mac ? MAC_SIGNS : OTHER_SIGNS;
  if (keys === "+") return keys;
  return keys
    .split("+")
    .map((key) => signs[key] ?? key)
    .join(mac ? "" : " ");
}
