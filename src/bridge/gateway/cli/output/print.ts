import type { OutputFormat } from "../globals.ts";
import { jsonText } from "./json.ts";
import { tableText } from "./table.ts";
import { textText } from "./text.ts";
import { yamlText } from "./yaml.ts";

/** How a value is to be printed. */
export interface Look {
  readonly output: OutputFormat;
  /** The title of a table: the operation's name. */
  readonly title: string;
  /** Characters in a line; a wider table is turned on its side. */
  readonly columns: number;
}

/** A value as the command line prints it, with the ends of its lines; nothing for an answer without content. */
export function printed(value: unknown, { output, title, columns }: Look = PLAIN): string {
  switch (output) {
    case "json":
      return jsonText(value);
    case "text":
      return textText(value);
    case "table":
      return tableText(title, value, columns);
    case "yaml":
      return yamlText(value);
  }
}

const PLAIN: Look = { output: "json", title: "", columns: 80 };
