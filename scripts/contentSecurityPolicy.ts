import type { Plugin } from "vite";

/**
 * What the built page may load: its own files, and nothing else. Neither `unsafe-inline` nor
 * `unsafe-eval`. React's `style` prop goes through the CSSOM, which `style-src` does not govern.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Puts the policy into the page as a meta tag, for a static host sends no headers of ours. Only into
 * the build: the dev server's hot reload lives on inline scripts and styles.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
    ],
  };
}
