import { holdsSession } from "../../bridge/client/share.ts";
import { openLink } from "./beginning.ts";
import { openFile } from "./present.ts";
import { reportProblem } from "./problem.ts";

/** A file larger than this is no session, and is not even read. */
export const BYTES_AT_MOST = 16 * 1024 * 1024;

/** Takes in a file that was dropped or chosen. True: a session was opened. */
export async function takeFile(file: File): Promise<boolean> {
  if (file.size > BYTES_AT_MOST) {
    const size = Math.round(file.size / 1024 / 1024);
    return refuse(file.name, `It has ${size} MiB; a session has at most ${BYTES_AT_MOST / 1024 / 1024}.`, null);
  }
  return takeText(await file.text(), file.name);
}

/** Takes in a text that was pasted or read: a link, or a session file. True: a session was opened. */
export async function takeText(text: string, from: string): Promise<boolean> {
  const link = linkIn(text);
  if (link !== null) return openLink(link);
  try {
    return await openFile(JSON.parse(text), { from });
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return refuse(from, `It is neither a session file nor a link: ${thrown.message}.`, null);
  }
}

/** The fragment of a pasted address, if it holds a session. */
function linkIn(text: string): string | null {
  const at = text.indexOf("#");
  const fragment = at < 0 ? "" : text.slice(at).trim();
  return /^\S+$/.test(text.trim()) && holdsSession(fragment) ? fragment : null;
}

function refuse(from: string, message: string, text: string | null): false {
  reportProblem({ title: `${from} was not opened`, message, places: [], text });
  return false;
}
