// @ts-check
import { createServer } from "node:net";

/**
 * A port of this machine on which nobody listens.
 * @param {string} [host]
 * @returns {Promise<number>}
 */
export function freePort(host = "localhost") {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port."))));
    });
  });
}
