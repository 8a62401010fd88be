import { expect, test } from "./story.ts";

test("a daemon has a task on each instance: on one that joins at once, and on one that leaves no more", async ({ playground }) => {
  const { page, inspector } = playground;
  await playground.begin("Static ports on a mixed fleet");
  await expect(playground.thing(/^Service logs, logs:1. 9 desired, 9 running/)).toBeVisible();

  await playground.drag(playground.item("m5.large"), playground.thing(/^Zone us-east-1b/), { x: 60, y: 14 });
  const launch = playground.dialog(/^Launch/);
  if (await launch.isVisible()) await launch.getByRole("button", { name: /^Launch/ }).click();
  await playground.speed("60×");
  await expect(playground.thing(/^Service logs, logs:1. 10 desired, 10 running/)).toBeVisible();

  await playground.choose(playground.thing(/^Instance .*c5.large, us-east-1a/), "Terminate…");
  await page.getByRole("dialog", { name: /^Terminate/ }).getByRole("button", { name: "Terminate" }).click();
  await expect(playground.thing(/^Service logs, logs:1. 9 desired, 9 running/)).toBeVisible();

  await playground.thing(/^Service logs/).click();
  await expect(inspector).toContainText("Daemon service");
});
