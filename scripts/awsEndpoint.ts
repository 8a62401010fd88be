import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { resolve } from "node:path";
import type { Duplex } from "node:stream";
import type { Plugin, PreviewServer, ResolvedConfig, ViteDevServer } from "vite";
import { type WebSocket, WebSocketServer } from "ws";
import { ENDPOINT_MARK, ENDPOINT_PATH } from "../src/bridge/endpoint/mark.ts";
import { MOST_MESSAGE_LENGTH } from "../src/bridge/endpoint/messages.ts";
import { Relay } from "../src/bridge/endpoint/relay.ts";
import { MOST_BODY_BYTES } from "../src/bridge/gateway/http/body.ts";
import type { HttpRequest } from "../src/bridge/gateway/http/exchange.ts";
import { answerHttp, type Door } from "../src/bridge/gateway/http/handler.ts";
import { isFromHere } from "../src/bridge/gateway/http/loopback.ts";
import type { WireModels } from "../src/bridge/gateway/http/wireModel.ts";
import { answerMessage, isLetIn } from "./awsServer.mjs";
import { wireModels } from "./wireModels.mjs";

/**
 * Answers AWS requests on the port of the page, under /aws, from the tab that has the page open. The page is told of it
 * by a mark in its HTML, as it is served: the build has none, for a static host answers nothing.
 */
export function awsEndpoint(): Plugin {
  return {
    name: "aws-endpoint",
    apply: "serve",
    configureServer: open,
    configurePreviewServer: (server) => {
      open(server);
      server.middlewares.use((request, response, next) => {
        if (!["/", "/index.html"].includes(pathOf(request)) || !["GET", "HEAD"].includes(request.method ?? "")) return next();
        const file = resolve(server.config.root, server.config.build.outDir, "index.html");
        readFile(file, "utf8").then(
          (html) => response.setHeader("content-type", "text/html; charset=utf-8").setHeader("cache-control", "no-cache").end(marked(html)),
          () => next(),
        );
      });
    },
    transformIndexHtml: () => [{ tag: "meta", attrs: { name: ENDPOINT_MARK, content: ENDPOINT_PATH }, injectTo: "head" }],
  };
}

function marked(html: string): string {
  return html.replace("</head>", `<meta name="${ENDPOINT_MARK}" content="${ENDPOINT_PATH}"></head>`);
}

function open(server: ViteDevServer | PreviewServer): void {
  const { config, httpServer, middlewares } = server;
  if (httpServer === null) return;
  const relay = new Relay(() => server.resolvedUrls?.local[0] ?? "the page");
  const behind = behindEndpoint(relay, config);
  middlewares.use((request, response, next) => {
    const path = pathOf(request);
    if (path !== ENDPOINT_PATH && !path.startsWith(`${ENDPOINT_PATH}/`)) return next();
    void answerMessage(behind, request, response);
  });
  const tabs = new WebSocketServer({ noServer: true, maxPayload: 3 * MOST_MESSAGE_LENGTH, perMessageDeflate: false });
  httpServer.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isOurs = pathOf(request) === ENDPOINT_PATH;
    // In development the server has a socket of its own.
    if (!isOurs && httpServer.listenerCount("upgrade") > 1) return;
    socket.on("error", () => socket.destroy());
    if (!isOurs) socket.end(refusal("404 Not Found"));
    else if (isLetIn(behind, request) && isOwnPage(request)) tabs.handleUpgrade(request, socket, head, (tab) => connect(relay, tab));
    else socket.end(refusal("403 Forbidden"));
  });
}

/** What answers requests, from whatever tab the relay finds. */
function behindEndpoint(relay: Relay, { root, logger }: ResolvedConfig) {
  let models: WireModels | undefined;
  const door = (): Door => ({
    // A page that nobody sends requests beside does without.
    models: (models ??= wireModels(root)),
    // The account in the tab has one Region, whatever the client names.
    api: (call) => relay.call(call),
    nextRequestId: randomUUID,
    report: ({ service, operation }, unknown) => logger.warn(`${service} ${operation}: the model does not know ${unknown.join(", ")}; left out.`),
  });
  return { answer: (request: HttpRequest) => answerHttp(door(), request, randomUUID()), isFromHere, mostBodyBytes: MOST_BODY_BYTES };
}

const refusal = (status: string): string => `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;

function connect(relay: Relay, tab: WebSocket): void {
  const { hear, closed } = relay.enter({ say: (message) => tab.send(JSON.stringify(message)), hangUp: () => tab.terminate() });
  tab.on("message", (bytes: Buffer) => hear(bytes.toString()));
  tab.on("close", closed);
  tab.on("error", () => tab.terminate());
}

/** Another page on this machine may make calls; it may not pose as the account. */
function isOwnPage({ headers: { host, origin } }: IncomingMessage): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}

const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?")[0] ?? "/";
