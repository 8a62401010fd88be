import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The editor in the colours of the page: custom properties follow the theme by themselves. */
export const editorTheme: Extension = [
  EditorView.theme({
    "&": { height: "100%", backgroundColor: "var(--surface-2)", color: "var(--ink)", fontSize: "var(--fs-sm)" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": { fontFamily: "var(--face-mono)", lineHeight: "20px", fontFeatureSettings: '"calt" 0', overflow: "auto" },
    ".cm-content": { padding: "8px 0 48px", caretColor: "var(--ink)" },
    ".cm-line": { padding: "0 14px 0 6px" },
    ".cm-gutters": { backgroundColor: "transparent", color: "var(--ink-3)", border: "0" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "30px", padding: "0 8px 0 4px", fontSize: "var(--fs-xs)" },
    ".cm-gutter-lint": { width: "14px" },
    ".cm-gutter-lint .cm-gutterElement": { padding: "0 2px" },
    ".cm-lint-marker": { width: "10px", height: "10px", content: "none", display: "inline-block", marginTop: "5px" },
    ".cm-lint-marker-error": { backgroundColor: "var(--bad)", transform: "rotate(45deg) scale(0.75)", borderRadius: "1px" },
    ".cm-lint-marker-warning": { backgroundColor: "var(--warn)", clipPath: "polygon(50% 5%, 100% 95%, 0 95%)" },
    ".cm-activeLine": { backgroundColor: "transparent" },
    "&.cm-focused .cm-activeLine": { backgroundColor: "color-mix(in oklab, var(--hover) 60%, transparent)" },
    ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
    "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
    "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--bad-soft)" },
    ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0" },
    ".cm-lintRange-error": { textDecoration: "underline wavy var(--bad) 1.2px", textUnderlineOffset: "4px" },
    ".cm-lintRange-warning": { textDecoration: "underline wavy var(--warn) 1.2px", textUnderlineOffset: "4px" },
    ".cm-lintPoint::after": { borderBottomColor: "var(--bad)" },
    ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line-2)", borderRadius: "var(--r-card)", boxShadow: "var(--elev-3)", overflow: "hidden" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--face-mono)", fontSize: "var(--fs-sm)", maxHeight: "16em" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 10px", display: "flex", gap: "14px" },
    ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--ink)" },
    ".cm-completionDetail": { marginLeft: "auto", color: "var(--ink-3)", fontStyle: "normal", fontFamily: "var(--face-ui)", fontSize: "var(--fs-xs)" },
    ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
    ".cm-panels": { backgroundColor: "var(--surface)", color: "var(--ink)", borderColor: "var(--line)" },
    ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--accent-soft)" },
    ".cm-diagnostic": { fontFamily: "var(--face-ui)", padding: "4px 10px" },
    ".cm-diagnostic-error": { borderLeft: "3px solid var(--bad)" },
    ".cm-diagnostic-warning": { borderLeft: "3px solid var(--warn)" },
    // Lines with something wrong, or other than in the revision it is compared with.
    ".cm-line.is-error": { backgroundColor: "var(--bad-soft)", boxShadow: "inset 3px 0 var(--bad)" },
    ".cm-line.is-warning": { backgroundColor: "var(--warn-soft)", boxShadow: "inset 3px 0 var(--warn)" },
    ".cm-line.is-changed": { boxShadow: "inset 3px 0 var(--accent)" },
    ".cm-line.is-new": { boxShadow: "inset 3px 0 var(--ok)" },
    ".cm-problem": { padding: "2px 14px 5px 8px", fontFamily: "var(--face-ui)", fontSize: "var(--fs-sm)", lineHeight: "18px", whiteSpace: "normal", display: "flex", flexWrap: "wrap", columnGap: "12px", rowGap: "2px", alignItems: "baseline", overflowWrap: "anywhere" },
    ".cm-problem.is-error": { backgroundColor: "var(--bad-soft)", color: "var(--bad)", boxShadow: "inset 3px 0 var(--bad)" },
    ".cm-problem.is-warning": { backgroundColor: "var(--warn-soft)", color: "var(--warn)", boxShadow: "inset 3px 0 var(--warn)" },
    ".cm-problem-text": { flex: "1 1 220px", minWidth: "0" },
    ".cm-problem-plain": { color: "var(--ink-2)" },
    ".cm-problem button": { fontWeight: "600", textDecoration: "underline", textUnderlineOffset: "2px", whiteSpace: "nowrap", color: "inherit", minHeight: "24px" },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: "var(--ink-2)" },
      { tag: tags.string, color: "var(--accent)" },
      { tag: [tags.number, tags.bool, tags.null], color: "var(--warn)" },
      { tag: tags.invalid, color: "var(--bad)" },
    ]),
  ),
];
