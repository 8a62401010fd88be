/** Hands a text to the person as a file. */
export function downloadText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken its own hold of the content by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A file name from a session's title: `retail-store.ecs-playground.json`. */
export function fileNameFor(title: string): string {
  return `${wordsFor(title)}.ecs-playground.json`;
}

/** A title as the beginning of a file's name. */
export function wordsFor(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join("-").slice(0, 60) || "session";
}
