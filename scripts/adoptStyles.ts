import type { Plugin } from "vite";

/** One place where a library writes a `<style>` element, which the page's policy forbids. */
export interface Injection {
  /** The end of the module's path. */
  readonly module: string;
  /** The text to replace; the build stops when a new version of the library no longer has it. */
  readonly find: string;
  readonly replace: string;
}

const ADOPT = `const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];`;

/** Constructed style sheets do the same and go through the CSSOM, which the policy allows. */
export const INJECTIONS: readonly Injection[] = [
  {
    // CodeMirror's styles: adopted in a shadow root only, though a document can adopt as well.
    module: "style-mod/src/style-mod.js",
    find: "if (!root.head && root.adoptedStyleSheets && win.CSSStyleSheet)",
    replace: "if (root.adoptedStyleSheets && win.CSSStyleSheet)",
  },
  {
    // The scroll lock under Radix dialogs and menus: makes a tag, fills it, inserts it, removes it.
    module: "react-style-singleton/dist/es2015/singleton.js",
    find: "export var stylesheetSingleton = function () {",
    replace: `export var stylesheetSingleton = function () {
      let users = 0;
      let adopted;
      return {
        add(css) {
          if (users++ > 0) return;
          ${ADOPT}
          adopted = sheet;
        },
        remove() {
          if (--users > 0) return;
          document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== adopted);
        },
      };
    };
    var styleElementSingleton = function () {`,
  },
];

/** Rewrites the libraries' injections while they are bundled. */
export function adoptStyles(): Plugin {
  return {
    name: "adopt-styles",
    apply: "build",
    transform(code, id) {
      const injection = INJECTIONS.find(({ module }) => id.endsWith(`/node_modules/${module}`));
      if (injection === undefined) return;
      if (!code.includes(injection.find)) this.error(`${injection.module} no longer contains: ${injection.find}`);
      return { code: code.replace(injection.find, () => injection.replace), map: null };
    },
  };
}
