import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * The plainest host there is: serves the build below `path`, with no headers but the type. Answers
 * the page's address and how to stop.
 */
export function staticHost(path: string): Promise<{ readonly address: string; readonly stop: () => void }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost").pathname;
    const inside = url.startsWith(path) ? url.slice(path.length) : "outside";
    const file = join(process.env.E2E_DIST ?? "dist", normalize(inside === "" ? "index.html" : inside));
    readFile(file).then(
      (body) => response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "localhost", () => {
      const bound = server.address();
      if (bound === null || typeof bound === "string") return reject(new Error("The host has no port."));
      resolve({ address: `http://localhost:${bound.port}${path}`, stop: () => server.closeAllConnections() });
    });
  });
}
