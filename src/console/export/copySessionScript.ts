import { toast } from "../ui/toast.ts";
import { exported } from "./exports.ts";

/** Copies all calls of the session as command lines. */
export async function copySessionScript(): Promise<void> {
  const { text } = await exported("sessionScript");
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied the session as a script", { tone: "ok" });
  } catch {
    // The page may be served without a secure context, or the person may have said no.
    toast("The script could not be copied. Export shows it.", { tone: "bad" });
  }
}
