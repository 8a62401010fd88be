/** For tests: an element of XML, with its text and the elements below it. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Reads well-formed XML without comments and the like; throws on anything else. */
export function readXml(xml: string): XmlElement {
  // oxlint-disable-next-line no-control-regex -- these are the characters that XML 1.0 does not allow.
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(xml)) throw new Error("a character that XML does not allow");
  const tokens = xml.replace(/^<\?xml[^?]*\?>\s*/, "").match(/<[^<>]*>|[^<>]+/g) ?? [];
  if (tokens.join("").length !== xml.replace(/^<\?xml[^?]*\?>\s*/, "").length) throw new Error("a bracket that stands alone");
  const root = { name: "", children: [] as XmlElement[], text: "" };
  const open = [root];
  for (const token of tokens) {
    const top = open.at(-1) ?? root;
    if (token.startsWith("</")) {
      if (open.pop()?.name !== token.slice(2, -1)) throw new Error(`${token} closes nothing`);
    } else if (token.startsWith("<")) {
      const [, name = "", attributes = ""] = /^<([A-Za-z][\w.-]*)(( [a-z]+="[^"<>]*")*)>$/.exec(token) ?? [];
      if (name === "") throw new Error(`${token} is no tag; ${attributes}`);
      const element = { name, children: [], text: "" };
      top.children.push(element);
      open.push(element);
    } else top.text += unescaped(token);
  }
  const [only] = root.children;
  if (open.length !== 1 || only === undefined || root.children.length !== 1) throw new Error("not one element");
  return only;
}

function unescaped(text: string): string {
  if (/&(?!(amp|lt|gt|quot|#xD);)/.test(text)) throw new Error(`an ampersand that stands alone: ${text}`);
  return text.replace(/&(amp|lt|gt|quot|#xD);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "\r");
}
