import { useEffect } from "react";
import { navigate } from "wouter/use-hash-location";
import { holdsSession } from "../../bridge/client/share.ts";
import { openLink } from "../sessions/beginning.ts";
import { takeFile, takeText } from "../sessions/incoming.ts";

/** Takes in what is dropped or pasted anywhere on the page, and links that are put into the address. */
export function useIncoming(): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("dragover", allowFiles, { signal });
    window.addEventListener("drop", onDrop, { signal });
    window.addEventListener("paste", onPaste, { signal });
    window.addEventListener("hashchange", () => void openLink(location.hash), { signal });
    return () => listening.abort();
  }, []);
}

function allowFiles(event: DragEvent): void {
  if (event.dataTransfer?.types.includes("Files") === true) event.preventDefault();
}

function onDrop(event: DragEvent): void {
  const [file] = event.dataTransfer?.files ?? [];
  if (file === undefined || event.defaultPrevented) return;
  event.preventDefault();
  void toMap(takeFile(file));
}

/** Text pasted into a field belongs to the field. */
function onPaste(event: ClipboardEvent): void {
  const inField = event.target instanceof Element && event.target.closest("input, textarea, [contenteditable]") !== null;
  const text = event.clipboardData?.getData("text/plain").trim() ?? "";
  if (inField || event.defaultPrevented || !(text.startsWith("{") || holdsSession(text.slice(text.indexOf("#"))))) return;
  event.preventDefault();
  void toMap(takeText(text, "What you pasted"));
}

async function toMap(taking: Promise<boolean>): Promise<void> {
  if (await taking) navigate("/");
}
