import { withMaskedAccounts } from "../../aws/import/account/masking.ts";
import { type TemplateReading, readTemplate } from "../../aws/template/readTemplate.ts";
import { lineColumn } from "../../lib/jsonTree.ts";
import { readJson } from "../../lib/readJson.ts";
import type { TextFault } from "../../aws/import/importText.ts";
import { readYaml } from "./yamlTree.ts";

/** What is told of a template beside its text. */
export interface TemplateGiven {
  readonly name: string;
  readonly given: ReadonlyMap<string, string>;
  readonly known: ReadonlySet<string>;
  /** Other accounts stand for those that the text names. */
  readonly mask: boolean;
}

/** A text that is not even JSON or YAML, at its place. */
export type TextReading = TemplateReading | { readonly kind: "fault"; readonly fault: TextFault };

/** Reads a template out of a text, be it JSON or YAML. */
export function templateIn(written: string, { mask, ...given }: TemplateGiven): TextReading {
  const [text = written] = mask ? withMaskedAccounts([written]) : [written];
  if (text.trimStart().startsWith("{")) {
    const { values, fault } = readJson(text);
    const [root] = values;
    if (fault !== null) return { kind: "fault", fault: { ...lineColumn(text, fault.at), message: `Expected ${fault.expected}, found ${fault.found}.`, excerpt: "" } };
    return root === undefined ? null : readTemplate({ root, text }, given);
  }
  const reading = readYaml(text);
  if ("root" in reading) return readTemplate({ root: reading.root, text }, given);
  const excerpt = (text.split("\n")[reading.line - 1] ?? "").slice(0, 200);
  return { kind: "fault", fault: { ...reading, excerpt } };
}
