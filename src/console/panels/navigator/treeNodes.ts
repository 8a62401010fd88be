import { type Judgement, worst } from "./judgements.ts";
import type { TreeNode } from "./treeRows.ts";

/** A node that stands for nothing but what is in it, with the worst that can be said of that. */
export function group(key: string, label: string, children: readonly TreeNode[], isOpenAtFirst: boolean): TreeNode {
  const judged: Judgement = worst(children);
  return node({ key, label, meta: String(children.length), isOpenAtFirst, ...judged, children: children.length === 0 ? null : () => children });
}

/** A node with what is not said of it left empty. */
export function node(parts: Pick<TreeNode, "key" | "label"> & Partial<TreeNode>): TreeNode {
  return {
    detail: "",
    meta: "",
    status: null,
    statusWord: "",
    hue: null,
    icon: null,
    ref: null,
    isOpenAtFirst: false,
    children: null,
    ...parts,
  };
}
