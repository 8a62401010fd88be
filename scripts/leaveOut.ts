import type { Plugin } from "vite";

/** React Flow is one file. Of its minimap, controls, resizers and background, the map uses none. */
export const MODULE = "@xyflow/react/dist/esm/index.js";

/** A name for React's tools, which a component has whether or not anybody uses it. */
const NAMED = /^\w+\.displayName = '\w+';$/gm;

/** A component made by React of another, which has no effect but its result. */
const MADE = /^(const \w+ = )(?=(?:memo|forwardRef)\()/gm;

/**
 * The library without what keeps components in a bundle that nobody draws: to a bundler each of these lines might
 * have an effect.
 */
export function withoutEffects(code: string): string {
  return code.replace(NAMED, "").replace(MADE, "$1/* @__PURE__ */ ");
}

/** Makes the library such that what is not used of it is left out of the bundle. */
export function leaveOut(): Plugin {
  return {
    name: "leave-out",
    apply: "build",
    transform(code, id) {
      if (!id.endsWith(`/node_modules/${MODULE}`)) return;
      return { code: withoutEffects(code), map: null };
    },
  };
}
