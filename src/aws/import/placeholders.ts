/**
 * What templates leave open: `${X}`, `{{x}}`, `<X>`, `#{X}#`, `%X%`, `__X__`, `@X@`, `$(X)`, `$X`. Each part is bounded
 * and none can match two ways, so that a hostile text costs no more than its length.
 */
const PLACEHOLDER = new RegExp(
  [
    String.raw`\$\{[^{}]{1,200}\}`,
    String.raw`\{\{[^{}]{1,200}\}\}`,
    String.raw`#\{[^{}]{1,200}\}#?`,
    String.raw`\$\([^()]{1,200}\)`,
    String.raw`<[^<>]{1,200}>`,
    String.raw`%[A-Za-z]\w{0,100}%`,
    String.raw`@[A-Za-z]\w{0,100}@`,
    String.raw`__[A-Za-z][A-Za-z0-9]{0,100}(?:_[A-Za-z0-9]{1,100}){0,20}__`,
    String.raw`\$[A-Za-z_]\w{0,100}`,
  ].join("|"),
  "g",
);

/** Texts longer than this are no names and no numbers, whatever they hold. */
const LONGEST = 2_048;

/** Whether a text leaves something open. */
export function hasPlaceholder(text: string): boolean {
  return text.length <= LONGEST && text.search(PLACEHOLDER) >= 0;
}

/** Whether a text is one placeholder and nothing else. */
export function isPlaceholder(text: string): boolean {
  return hasPlaceholder(text) && text.replace(PLACEHOLDER, "").trim() === "";
}

/** The text with its placeholders replaced by the words in them: `app-${ENV_NAME}` becomes `app-env-name`. */
export function withWords(text: string): string {
  return text.replace(PLACEHOLDER, (placeholder) => wordsOf(placeholder));
}

/** A name made of a text's letters and digits, as a family, a container or an image may have it; "" when there are none. */
export function nameFrom(text: string): string {
  const name = withWords(text.slice(0, LONGEST)).replace(/[^A-Za-z0-9_-]+/g, "-");
  return name.replace(/^[-_]+|[-_]+$/g, "").slice(0, 100);
}

function wordsOf(text: string): string {
  return text
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase()
    .slice(0, 64);
}
