import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** The field as other fields look, in the colours of the page. */
export const queryTheme: Extension = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--ink)", fontSize: "var(--fs-xs)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--face-mono)", lineHeight: "18px", fontFeatureSettings: '"calt" 0', overflow: "visible" },
  ".cm-content": { padding: "4px 0", caretColor: "var(--ink)", minHeight: "26px" },
  ".cm-line": { padding: "0 9px", overflowWrap: "anywhere" },
  ".cm-placeholder": { color: "var(--ink-3)" },
  ".cm-query-operator": { color: "var(--accent)" },
  ".cm-query-problem": { textDecoration: "underline wavy var(--bad) 1.2px", textUnderlineOffset: "3px", backgroundColor: "var(--bad-soft)" },
  ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line-2)", borderRadius: "var(--r-card)", boxShadow: "var(--elev-3)", overflow: "hidden", zIndex: "40" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--face-mono)", fontSize: "var(--fs-xs)", maxHeight: "15em", minWidth: "240px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 10px", display: "flex", gap: "14px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--ink)" },
  ".cm-completionDetail": { marginLeft: "auto", color: "var(--ink-3)", fontStyle: "normal", fontFamily: "var(--face-ui)", fontSize: "var(--fs-xs)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
});
