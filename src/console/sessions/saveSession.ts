import { engine } from "../store/engine.ts";
import { downloadText, fileNameFor } from "./download.ts";

/** Hands the present session to the person as a file. */
export async function saveSession(): Promise<void> {
  const file = await engine().exportFile();
  downloadText(fileNameFor(file.title), JSON.stringify(file, null, 2));
}
