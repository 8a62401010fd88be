import { memo } from "react";
import { classNames } from "../../ui/classNames.ts";
import { jsonTokens, type JsonToken } from "./jsonTokens.ts";

const COLORS: Readonly<Record<JsonToken["kind"], string | null>> = {
  key: "text-ink",
  string: "text-accent",
  number: "text-warn",
  word: "text-warn",
  plain: null,
};

export interface CodeTextProps {
  readonly label: string;
  readonly text: string;
  /** JSON is coloured and scrolls sideways; a command line is broken where it is too long. */
  readonly language: "json" | "shell" | "log";
}

/** Text in the fixed-width face, to be read and copied. */
export const CodeText = memo(function CodeText({ label, text, language }: CodeTextProps) {
  return (
    <pre
      tabIndex={0}
      role="region"
      aria-label={label}
      className={classNames(
        "rounded-control border border-line bg-surface-2 px-2.5 py-2 font-mono text-xs leading-4.25 text-ink-2",
        language === "json" ? "overflow-x-auto" : "whitespace-pre-wrap wrap-anywhere",
      )}
    >
      {language === "json" ? <Json text={text} /> : text}
    </pre>
  );
});

function Json({ text }: { readonly text: string }) {
  return jsonTokens(text).map(({ kind, text: piece }, at) => {
    const color = COLORS[kind];
    return color === null ? (
      piece
    ) : (
      <span key={at} className={color}>
        {piece}
      </span>
    );
  });
}
