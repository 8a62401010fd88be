import type { Plugin } from "vite";

/** A file of a library, and how it comes without what the map does not use. */
interface Trimmed {
  readonly file: string;
  readonly trim: (code: string) => string;
}

/** A name for React's tools, which a component has whether or not anybody uses it. */
const NAMED = /^\w+\.displayName = '\w+';$/gm;

/** A component made by React of another, which has no effect but its result. */
const MADE = /^(const \w+ = )(?=(?:memo|forwardRef)\()/gm;

/** What d3 makes by a call while its file is read, which has none either. */
const CALLED = /^(var [\w$]+ = )(?=(?:\w+|\(function \w+)\()/gm;

/** How a transition writes to elements: the camera's writes to none. */
const WRITERS = /^ {2}(?:attr|style|text)(?:Tween)?: transition_\w+,$/gm;

/** The camera's way may be that between any two values, so between colours as well. The map leaves it at the usual one. */
const STRAIGHT = "options?.interpolate === 'linear' ? interpolate : interpolateZoom";

/** Charts need more of these than the map does, and all of it would come with the map, which therefore gets copies. */
const SHARED = /^d3-(?:color|interpolate)$/;
const COPY = "?map";
const BELOW_THE_MAP = /\/node_modules\/(?:@xyflow\/system|d3-zoom|d3-transition)\/|\?map$/;

const PURE = "$1/* @__PURE__ */ ";
const withoutCalls = (code: string): string => code.replace(CALLED, PURE);

/**
 * The libraries below the map, without what keeps in a bundle what nobody uses. To a bundler each of these lines might
 * have an effect: with them come React Flow's minimap, controls, resizers and background, and all that d3 knows of colours.
 */
export const TRIMMED: readonly Trimmed[] = [
  { file: "@xyflow/react/dist/esm/index.js", trim: (code) => code.replace(NAMED, "").replace(MADE, PURE) },
  { file: "@xyflow/system/dist/esm/index.js", trim: (code) => code.replaceAll(STRAIGHT, "interpolateZoom") },
  { file: "d3-transition/dist/d3-transition.mjs", trim: (code) => code.replace(WRITERS, "") },
  { file: "d3-ease/dist/d3-ease.mjs", trim: withoutCalls },
  { file: `d3-interpolate/dist/d3-interpolate.mjs${COPY}`, trim: withoutCalls },
];

/** Makes the libraries such that what is not used of them is left out of the bundle. */
export function leaveOut(): Plugin {
  return {
    name: "leave-out",
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer, options) {
      if (importer === undefined || !SHARED.test(source) || !BELOW_THE_MAP.test(importer)) return null;
      const found = await this.resolve(source, importer, options);
      return found && { ...found, id: `${found.id}${COPY}` };
    },
    transform(code, id) {
      const trimmed = TRIMMED.find(({ file }) => id.endsWith(`/node_modules/${file}`));
      return trimmed && { code: trimmed.trim(code), map: null };
    },
  };
}
