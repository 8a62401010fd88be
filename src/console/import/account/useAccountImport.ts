import { useEffect, useState } from "react";
import type { AccountImport } from "../../../aws/import/account/importAccount.ts";
import type { AccountQuestion } from "./accountWorker.ts";

/** How far the reading of texts has come. */
export type Reading = { readonly state: "reading" } | { readonly state: "read"; readonly result: AccountImport } | { readonly state: "failed" };

const READING: Reading = { state: "reading" };

/** Reads an account out of texts, in a thread of its own. What was read before stays until it is read anew. */
export function useAccountImport(texts: readonly string[], mask: boolean): Reading {
  const [reading, setReading] = useState<Reading>(READING);
  useEffect(() => {
    const worker = new Worker(new URL("./accountWorker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<AccountImport>) => setReading({ state: "read", result: data });
    worker.onerror = () => setReading({ state: "failed" });
    const question: AccountQuestion = { texts, mask };
    worker.postMessage(question);
    return () => worker.terminate();
  }, [texts, mask]);
  return reading;
}
