import type { Ref } from "../../store/selection.ts";
import type { Status } from "../../ui/StatusGlyph.tsx";

/** What an icon stands for. */
export type NodeIcon = "cluster" | "instance" | "loadBalancer" | "targetGroup" | null;

/** A node of the tree, before it is known which are open. */
export interface TreeNode {
  readonly key: string;
  readonly label: string;
  /** Stands behind the label, quieter. */
  readonly detail: string;
  /** Stands at the end of the line: a count. */
  readonly meta: string;
  readonly status: Status | null;
  /** What the status means, in a word, for who cannot see the glyph. */
  readonly statusWord: string;
  readonly hue: number | null;
  readonly icon: NodeIcon;
  /** What is selected with it; groups stand for nothing. */
  readonly ref: Ref | null;
  readonly isOpenAtFirst: boolean;
  /** Read only when the node is open, for there may be thousands. */
  readonly children: (() => readonly TreeNode[]) | null;
}

/** A line of the tree as it is drawn. */
export interface TreeRow {
  readonly node: TreeNode;
  /** Counted from 1. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  /** null: it has nothing inside. */
  readonly isOpen: boolean | null;
}

/** What the person opened and closed, by the nodes' keys; the others are as at first. */
export type OpenNodes = ReadonlyMap<string, boolean>;

/** The lines of a tree from top to bottom. */
export function treeRows(roots: readonly TreeNode[], opened: OpenNodes): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (nodes: readonly TreeNode[], level: number, parent: string | null) => {
    for (const [index, node] of nodes.entries()) {
      const isOpen = node.children === null ? null : (opened.get(node.key) ?? node.isOpenAtFirst);
      rows.push({ node, level, position: index + 1, siblings: nodes.length, parent, isOpen });
      if (isOpen === true) add(node.children?.() ?? [], level + 1, node.key);
    }
  };
  add(roots, 1, null);
  return rows;
}

/** Whether two nodes stand for the same and say the same, whatever is inside them. */
export function isSameNode(a: TreeNode, b: TreeNode): boolean {
  return a.ref?.table === b.ref?.table && a.ref?.id === b.ref?.id && SAID.every((field) => a[field] === b[field]);
}

const SAID = ["key", "label", "detail", "meta", "status", "statusWord", "hue", "icon"] as const;

/** What a key does in a tree: go to another row, open or close one, or nothing. */
export type TreeMove =
  | { readonly kind: "to"; readonly index: number }
  | { readonly kind: "open" | "close"; readonly key: string }
  | null;

/** The keys of a tree, as the ARIA practices have them. */
export function treeMove(key: string, rows: readonly TreeRow[], at: number): TreeMove {
  const row = rows[at];
  switch (key) {
    case "ArrowDown":
      return to(Math.min(rows.length - 1, at + 1), rows);
    case "ArrowUp":
      return to(Math.max(0, at - 1), rows);
    case "Home":
      return to(0, rows);
    case "End":
      return to(rows.length - 1, rows);
    case "ArrowRight":
      if (row?.isOpen === false) return { kind: "open", key: row.node.key };
      return row?.isOpen === true ? to(at + 1, rows) : null;
    case "ArrowLeft":
      if (row?.isOpen === true) return { kind: "close", key: row.node.key };
      return row === undefined || row.parent === null ? null : to(rows.findIndex(({ node }) => node.key === row.parent), rows);
    default:
      return key.length === 1 && key !== " " ? typeahead(key, rows, at) : null;
  }
}

/** The next row after this one whose label begins with a character. */
function typeahead(character: string, rows: readonly TreeRow[], at: number): TreeMove {
  for (let ahead = 1; ahead <= rows.length; ahead++) {
    const index = (at + ahead) % rows.length;
    if (rows[index]?.node.label.toLowerCase().startsWith(character.toLowerCase()) === true) return { kind: "to", index };
  }
  return null;
}

function to(index: number, rows: readonly TreeRow[]): TreeMove {
  return rows[index] === undefined ? null : { kind: "to", index };
}
