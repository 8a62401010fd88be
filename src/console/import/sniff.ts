import { holdsSession } from "../../bridge/client/share.ts";

/** Characters of a text that are looked at before it is read. */
const HEAD = 1_024;

/** Whether a text is a session file or a link to one, as far as its beginning tells. */
export function isSession(text: string): boolean {
  const head = text.slice(0, HEAD).trimStart();
  if (head.startsWith("{")) return /"format"\s{0,8}:\s{0,8}"ecs-playground"/.test(head);
  const address = text.trim();
  return !/\s/.test(address) && address.includes("#") && holdsSession(address.slice(address.indexOf("#")));
}

/** Whether a pasted text may be meant for the import: JSON somewhere in it, YAML, a session, a link. */
export function looksLikeInput(text: string): boolean {
  if (isSession(text)) return true;
  return /[{[]/.test(text) || /^\s{0,8}[A-Za-z][\w-]{0,60}:(?: |\r?$)/m.test(text.slice(0, HEAD));
}
