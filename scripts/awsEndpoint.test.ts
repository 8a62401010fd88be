import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { FromTab } from "../src/bridge/endpoint/messages.ts";
import { MOST_BODY_BYTES } from "../src/bridge/gateway/http/body.ts";
import { awsEndpoint } from "./awsEndpoint.ts";
import { isLetIn } from "./awsServer.mjs";

const dist = mkdtempSync(join(tmpdir(), "endpoint-"));
let server: PreviewServer;
let port = 0;

beforeAll(async () => {
  writeFileSync(join(dist, "index.html"), "<head><title>The page</title></head>");
  const root = fileURLToPath(new URL("..", import.meta.url));
  server = await preview({ root, configFile: false, logLevel: "silent", plugins: [awsEndpoint()], build: { outDir: dist }, preview: { port: 0, host: "127.0.0.1" } });
  const address = server.httpServer.address();
  if (address !== null && typeof address !== "string") ({ port } = address);
});
afterAll(async () => {
  await server.close();
  rmSync(dist, { recursive: true });
});

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

/** node:http lets a request lie about its host; fetch does not. */
function send({ path = "/aws", method = "POST", headers = {}, body = "" }: Sent) {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, method, headers: { host: `localhost:${port}`, ...headers } }, (response) => {
      let text = "";
      response.on("data", (piece) => (text += piece));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const json = (operation: string, body: object = {}, headers: Record<string, string> = {}): Sent => ({
  headers: { "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}`, "content-type": "application/x-amz-json-1.1", ...headers },
  body: JSON.stringify(body),
});

/** A tab that answers whatever it is asked with what it was asked. */
async function openTab(origin = `http://localhost:${port}`) {
  const tab = new WebSocket(`ws://127.0.0.1:${port}/aws`, { origin, headers: { host: `localhost:${port}` } });
  const heard: { readonly type: string; readonly id: number; readonly isRegion?: boolean; readonly call: object }[] = [];
  tab.on("message", (bytes: Buffer) => {
    const message = JSON.parse(bytes.toString()) as (typeof heard)[number];
    heard.push(message);
    if (message.type === "call") say({ type: "answer", id: message.id, answer: { ok: true, output: { clusterArns: [JSON.stringify(message.call)] } } });
  });
  const say = (message: FromTab) => tab.send(JSON.stringify(message));
  await once(tab, "message");
  const close = async () => {
    tab.close();
    await once(tab, "close");
  };
  return { tab, heard, say, close };
}

const asked = (input: object = {}) => ({ clusterArns: [JSON.stringify({ service: "ecs", operation: "ListClusters", input })] });

test("the page is marked as it is served, and its file is not", async () => {
  const html = '<head><title>The page</title><meta name="aws-endpoint" content="/aws"></head>';
  expect(await send({ method: "GET", path: "/" })).toMatchObject({ status: 200, text: html });
  expect(await send({ method: "GET", path: "/index.html?a=b" })).toMatchObject({ status: 200, text: html });
  expect(await send({ method: "HEAD", path: "/" })).toMatchObject({ status: 200, text: "" });
});

test.each([
  ["AWS JSON", json("ListClusters"), /^{"__type":"ServiceUnavailable","message":"No tab has ECS Playground open. Open http:\/\/127.0.0.1:\d+\/ in a browser/],
  ["EC2", { body: "Action=DescribeVpcs&Version=2016-11-15" }, /<Code>ServiceUnavailable<\/Code><Message>No tab/],
  ["Query", { body: "Action=DescribeLoadBalancers&Version=2015-12-01" }, /<Code>ServiceUnavailable<\/Code>\s*<Message>No tab/],
])("without a tab a client of %s is told so in its protocol", async (_protocol, sent, text) => {
  const answer = await send(sent);
  expect(answer.text).toMatch(text);
  expect(answer).toMatchObject({ status: 503, headers: { "x-playground-signatures": "not checked" } });
});

test("the last focused tab answers, below the path too, and others when it is gone", async () => {
  const [first, second] = [await openTab(), await openTab()];
  first.say({ type: "focused", at: 1 });
  second.say({ type: "focused", at: 2 });
  await expect.poll(() => second.heard.at(-1)).toMatchObject({ isRegion: true });
  const answer = await send({ ...json("ListClusters", { maxResults: 5 }), path: "/aws/" });
  expect([answer.status, JSON.parse(answer.text)]).toEqual([200, asked({ maxResults: 5 })]);
  await second.close();
  await expect.poll(() => first.heard.at(-1)).toMatchObject({ isRegion: true });
  expect((await send(json("ListClusters", {}, { origin: "http://localhost:8080" }))).status).toBe(200);
  expect(first.heard.filter(({ type }) => type === "call")).toHaveLength(1);
  await first.close();
});

test.each([
  ["a foreign origin", { origin: "http://evil.example" }, 403],
  ["the origin of a file", { origin: "null" }, 403],
  ["a foreign host", { host: "evil.example" }, 403],
])("%s is not answered", async (_what, headers, status) => {
  expect(await send(json("ListClusters", {}, headers))).toMatchObject({ status });
});

test.each([
  [MOST_BODY_BYTES, 503],
  [MOST_BODY_BYTES + 1, 413],
  [5 * MOST_BODY_BYTES, 413],
])("a body of %d bytes is answered with %d", async (length, status) => {
  expect(await send({ ...json("ListClusters"), body: "{}".padEnd(length) })).toMatchObject({ status });
});

test.each([
  ["127.0.0.1", "IPv4", true],
  ["::1", "IPv6", true],
  ["::ffff:127.0.0.1", "IPv6", true],
  ["10.0.0.7", "IPv4", false],
  ["::ffff:10.0.0.7", "IPv6", false],
  [undefined, undefined, false],
])("from the address %s it is let in: %s", (remoteAddress, remoteFamily, is) => {
  const message = { socket: { remoteAddress, remoteFamily }, headers: { host: "localhost" } };
  expect(isLetIn({ isFromHere: () => true }, message as never)).toBe(is);
});

test.each([undefined, "http://evil.example", "http://localhost:1"])("a page from %s is no tab", async (origin) => {
  const tab = new WebSocket(`ws://127.0.0.1:${port}/aws`, { headers: { host: `localhost:${port}` }, ...(origin === undefined ? {} : { origin }) });
  const [, response] = (await once(tab, "unexpected-response")) as [unknown, { statusCode: number }];
  expect(response.statusCode).toBe(403);
  tab.on("error", () => undefined);
  tab.terminate();
});

test("whatever bytes come, over either line, the next call is answered", async () => {
  for (const sent of ["\u0000\u0001\r\n\r\n", "POST /aws HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", "GET /aws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", "GET /other HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"]) {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined).end(sent).resume();
    await once(socket, "close");
  }
  for (const frame of [Uint8Array.of(0, 255, 254), "{", JSON.stringify({ type: "answer", id: 1, answer: { ok: false, code: "A\r\nB", message: "" } })]) {
    const hostile = await openTab();
    hostile.tab.send(frame);
    await once(hostile.tab, "close");
  }
  // Bytes that are no frame.
  const broken = await openTab();
  (broken.tab as unknown as { _socket: { write: (bytes: Uint8Array) => void } })._socket.write(Uint8Array.of(0xff, 0xff, 0xff));
  await once(broken.tab, "close");
  expect((await send({ ...json("ListClusters"), body: "{" })).status).toBe(400);
  const tab = await openTab();
  expect(JSON.parse((await send(json("ListClusters"))).text)).toEqual(asked());
  await tab.close();
});
