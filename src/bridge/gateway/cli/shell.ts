/**
 * A word for a POSIX shell that is exactly this text: bare where no shell sees anything special in it, otherwise in
 * single quotes, inside which only the quote itself is special.
 */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:@%+,][A-Za-z0-9_./:@%+,=-]*$/.test(text)) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A comment of one line, whatever the text holds. */
export function shellComment(text: string): string {
  return `# ${text.replace(/[\r\n\u0085\u2028\u2029]+/g, " ")}`;
}

/** An option with one value. One that begins with a dash would be taken for an option, unless it is tied on. */
export function scalarOption(option: string, value: string): string {
  return value.startsWith("-") ? `--${option}=${shellWord(value)}` : `--${option} ${shellWord(value)}`;
}

/** False for a value in whose place the command line would read a file or a page. */
export const readsAsItself = (value: string): boolean => !/^(file|fileb|https?):\/\//.test(value);
