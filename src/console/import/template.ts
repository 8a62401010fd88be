import { withMaskedAccounts } from "../../aws/import/account/masking.ts";
import { type TemplateReading, readTemplate } from "../../aws/template/readTemplate.ts";
import { readYaml } from "../../aws/yamlTree.ts";
import { type JsonNode, lineColumn } from "../../lib/jsonTree.ts";
import { readJson } from "../../lib/readJson.ts";
import { LARGEST_TEXT, type TextFault } from "../../aws/import/importText.ts";

/** What is told of a template beside its text. */
export interface TemplateGiven {
  readonly name: string;
  readonly given: ReadonlyMap<string, string>;
  readonly known: ReadonlySet<string>;
}

/** A text that was read, or where it is neither JSON nor YAML. */
export type TextReading = { readonly kind: "text"; readonly text: string; readonly root: JsonNode } | { readonly kind: "fault"; readonly fault: TextFault };

/** Reads a text, be it JSON or YAML. `mask`: other accounts stand for those that it names. */
export function readText(written: string, mask: boolean): TextReading {
  const [text = written] = mask ? withMaskedAccounts([written]) : [written];
  if (text.length > LARGEST_TEXT) return fault({ line: 1, column: 1, message: `It has more than ${LARGEST_TEXT / 1024 / 1024} million characters.` }, "");
  if (!text.trimStart().startsWith("{")) {
    const reading = readYaml(text);
    return "root" in reading ? { kind: "text", text, root: reading.root } : fault(reading, text);
  }
  const { values, fault: broken } = readJson(text);
  const [root] = values;
  if (broken !== null) return fault({ ...lineColumn(text, broken.at), message: `Expected ${broken.expected}, found ${broken.found}.` }, text);
  return root === undefined ? fault({ line: 1, column: 1, message: "There is nothing in it." }, text) : { kind: "text", text, root };
}

/** What a text comes to as a template. */
export function templateIn(reading: TextReading, given: TemplateGiven): TemplateReading | Extract<TextReading, { readonly kind: "fault" }> {
  return reading.kind === "fault" ? reading : readTemplate(reading, given);
}

function fault(place: Omit<TextFault, "excerpt">, text: string): TextReading {
  return { kind: "fault", fault: { ...place, excerpt: (text.split("\n")[place.line - 1] ?? "").slice(0, LONGEST_LINE) } };
}

const LONGEST_LINE = 200;
