import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { DescribeServicesCommand, ECSClient, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { type PreviewServer, preview } from "vite";
import { TOURS, tourByClients } from "../scripts/clientTour.ts";
import { Playground } from "./playground.ts";
import { expect, test } from "./story.ts";

/** A server of its own: on the one that all stories share, the tab in front may be another story's. */
let server: PreviewServer;
let address = "";
/** Time must be seen to go by where something takes its time, as machines do to stop. */
const A_WHILE_SECONDS = 60;

test.beforeAll(async () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  server = await preview({ root, logLevel: "error", build: { outDir: process.env.E2E_DIST ?? "dist" }, preview: { port: 0, host: "localhost" } });
  address = server.resolvedUrls?.local[0] ?? "";
});
test.afterAll(() => server.close());

test("an AWS client moves the map of the tab in front, which shows the call and takes it back", async ({ playground, context }) => {
  const { page } = playground;
  const client = new ECSClient({ region: "eu-west-1", endpoint: `${address}aws`, credentials: { accessKeyId: "any", secretAccessKey: "any" }, maxAttempts: 1 });
  const scale = async (desiredCount: number) => (await client.send(new UpdateServiceCommand({ cluster: "retail", service: "ui", desiredCount }))).service?.desiredCount;
  const desired = async () => (await client.send(new DescribeServicesCommand({ cluster: "retail", services: ["ui"] }))).services?.[0]?.desiredCount;
  const endpoint = (of: Playground) => of.status.getByRole("button", { name: /AWS/ });
  await expect(scale(3)).rejects.toMatchObject({ name: "ServiceUnavailable", message: expect.stringContaining(`Open ${address} in a browser`) });

  await playground.visit(address);
  await playground.pause();
  await expect(endpoint(playground)).toHaveText(`AWS endpoint ${address.replace("http://", "")}aws`);
  expect(await scale(3)).toBe(3);
  await expect(playground.thing(/^Service ui, ui:1. 3 desired/)).toBeVisible();
  await expect(page.getByRole("group", { name: "The last call as a command line" })).toContainText("AWS clientaws ecs update-service --service ui --cluster retail --desired-count 3");
  await expect(client.send(new UpdateServiceCommand({ cluster: "retail", service: "nowhere" }))).rejects.toMatchObject({ name: "ServiceNotFoundException" });

  await endpoint(playground).click();
  const card = page.getByRole("dialog", { name: "AWS endpoint" });
  await expect(card.getByRole("listitem")).toHaveText(["ecs UpdateServiceServiceNotFoundException", "ecs UpdateService"]);
  await expect(card).toContainText(`export AWS_ENDPOINT_URL=${address}aws`);
  expect((await new AxeBuilder({ page }).setLegacyMode().include("[role=dialog]").analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(playground.thing(/^Service ui, ui:1. 5 desired/)).toBeVisible();
  expect(await desired()).toBe(5);

  const second = new Playground(await context.newPage());
  await second.visit(address);
  await expect(endpoint(playground)).toHaveText("AWS calls go to another tab");
  expect(await scale(2)).toBe(2);
  await expect(second.thing(/^Service ui, ui:1. 2 desired/)).toBeVisible();
  // All tabs of a browser under test have the focus, so that a change of it must be said.
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(endpoint(second)).toHaveText("AWS calls go to another tab");
  expect(await desired()).toBe(5);
});

test("AWS's own clients ask the tab for nearly all that an account can be asked for", async ({ playground }) => {
  const { page } = playground;
  // The clock stands while calls are made: where they take long, no less time goes by between two of them. Short whiles are saved up.
  let owed = 0;
  const pass = async (seconds: number) => {
    owed += seconds;
    if (owed < A_WHILE_SECONDS) return;
    const until = (await playground.clock()) + owed * 1000;
    owed = 0;
    await playground.play();
    await expect.poll(() => playground.clock(), { intervals: [50] }).toBeGreaterThanOrEqual(until);
    await playground.pause();
  };
  let calls = 0;
  for (const { steps } of TOURS) {
    await page.goto(`${address}#/start`);
    // Among the recent sessions stands the one before, under the same name.
    await page.getByRole("region", { name: "Scenarios" }).getByRole("button", { name: "Empty account" }).click();
    await expect(page.getByRole("banner").getByRole("button", { name: "Empty account" })).toBeVisible();
    await expect.poll(() => playground.clock()).toBeLessThan(60_000);
    await playground.speed("600×");
    await playground.pause();
    // What is done to the physical world is the page's affair, and no call here hangs on it.
    calls += await tourByClients(steps, { endpoint: `${address}aws` }, { pass, physics: async () => {}, answered: () => undefined });
  }
  expect(calls).toBeGreaterThanOrEqual(120);
  await expect(playground.thing(/^Cluster kept/)).toBeVisible();
});
