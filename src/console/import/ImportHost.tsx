import { useEffect } from "react";
import { useStore } from "zustand";
import { navigate } from "wouter/use-hash-location";
import { createStore } from "zustand/vanilla";
import { takeFile, takeText } from "../sessions/incoming.ts";
import { onDemand } from "../ui/onDemand.ts";
import { isSession, looksLikeInput } from "./sniff.ts";
import type { Source } from "./source.ts";

const requests = createStore<{ readonly sources: readonly Source[] | null }>(() => ({ sources: null }));

/** Files taken at once. */
const FILES = 10;

/** Characters of a file that is looked into; a session may be larger, and is taken by others. */
const LARGEST_FILE = 5 * 1024 * 1024;

/** Opens the import: on a text, or on an empty field when there is none yet. A session or a link is opened at once. */
export function openImport(text = "", name = ""): void {
  if (isSession(text)) void takeText(text, name === "" ? "What you pasted" : name).then((opened) => opened && navigate("/"));
  else requests.setState({ sources: [{ name, text }] });
}

/** Takes files that were dropped or chosen. */
export async function importFiles(files: readonly File[]): Promise<void> {
  const taken = files.slice(0, FILES);
  const [only] = taken;
  if (only === undefined) return;
  if (taken.length === 1 && (only.size > LARGEST_FILE || isSession(await only.slice(0, 1_024).text()))) {
    if (await takeFile(only)) navigate("/");
    return;
  }
  const sources = await Promise.all(taken.map(async (file) => ({ name: file.name, text: file.size > LARGEST_FILE ? "" : await file.text() })));
  requests.setState({ sources });
}

export function closeImport(): void {
  requests.setState({ sources: null });
}

const ImportDialog = onDemand(() => import("./ImportDialog.tsx").then((module) => module.ImportDialog));

/** Takes in what is pasted or dropped anywhere on the page, and shows what it is. Mounted once. */
export function ImportHost() {
  const sources = useStore(requests, (state) => state.sources);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener("dragover", onDragOver, { signal });
    window.addEventListener("drop", onDrop, { signal });
    window.addEventListener("paste", onPaste, { signal });
    return () => listening.abort();
  }, []);
  return sources === null ? null : <ImportDialog key={JSON.stringify(sources.map(({ name, text }) => [name, text.length]))} sources={sources} onClose={closeImport} />;
}

function onDragOver(event: DragEvent): void {
  const types = event.dataTransfer?.types ?? [];
  if (types.includes("Files") || (types.includes("text/plain") && !isField(event.target))) event.preventDefault();
}

function onDrop(event: DragEvent): void {
  if (event.defaultPrevented) return;
  const files = [...(event.dataTransfer?.files ?? [])];
  const text = event.dataTransfer?.getData("text/plain") ?? "";
  if (files.length > 0) {
    event.preventDefault();
    void importFiles(files);
  } else if (!isField(event.target) && looksLikeInput(text)) {
    event.preventDefault();
    openImport(text);
  }
}

/** Text pasted into a field belongs to the field. */
function onPaste(event: ClipboardEvent): void {
  if (event.defaultPrevented || isField(event.target)) return;
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (files.length > 0) {
    event.preventDefault();
    void importFiles(files);
  } else if (looksLikeInput(text)) {
    event.preventDefault();
    openImport(text);
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false])") !== null;
}
