/** What is read of a keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * Whether a key press is a chord such as `Mod+Shift+Z`, `Space`, `F6`, `?`. Mod is Command on a Mac and Control
 * elsewhere. A sign counts by what it prints, with whatever keys this person's keyboard needs for it.
 */
export function isChord(press: KeyPress, chord: string, mac: boolean): boolean {
  const parts = chord.split("+");
  const key = parts.at(-1) ?? "";
  if (printed(press.key) !== key.toLowerCase()) return false;
  const wants = (name: string) => parts.includes(name);
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (isSign(key) && !wants("Mod")) return !press.metaKey && (press.ctrlKey === press.altKey);
  return mod === wants("Mod") && !other && press.altKey === wants("Alt") && press.shiftKey === wants("Shift");
}

/** Whether a chord is a single character: what WCAG 2.1.4 asks to be able to turn off. */
export function isSingleKey(chord: string): boolean {
  return chord.length === 1;
}

/** A character that may need Shift or AltGr on some keyboards. AltGr shows as Control and Alt together. */
function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z]/i.test(key);
}

function printed(key: string): string {
  return key === " " ? "space" : key.toLowerCase();
}
