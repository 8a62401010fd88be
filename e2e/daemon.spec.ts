import { expect, test } from "./story.ts";

test("a daemon has a task on each instance: on one that joins at once, and on one that leaves no more", async ({ playground }) => {
  const { page, inspector } = playground;
  await playground.begin("Static ports on a mixed fleet");
  await expect(playground.thing(/^Service logs, logs:1. 9 desired, 9 running/)).toBeVisible();

  await playground.drag(playground.item("EC2 instance m5.large"), playground.thing(/^Availability Zone us-east-1b/), { x: 60, y: 14 });
  const launch = playground.dialog(/^Launch/);
  await launch.getByRole("button", { name: /^Launch/ }).click();
  await expect(launch).toBeHidden();
  await playground.speed("600×");
  await expect(playground.thing(/^Service logs, logs:1. 10 desired, 10 running/)).toBeVisible();

  await page.getByRole("treeitem", { name: /^logs, / }).click();
  await expect(inspector.getByRole("heading", { name: "logs" })).toBeVisible();
  await expect(inspector).toContainText("Daemon service on EC2 in prod");
  await inspector.getByRole("tab", { name: "Placement" }).click();
  await expect(inspector).toContainText("it has a task on every instance that meets its constraints");
  await page.getByRole("tab", { name: "Instances" }).click();
  await expect(page.getByRole("grid", { name: "Container instances" }).getByRole("row")).toHaveCount(11);

  await playground.choose(playground.thing(/^Instance .*c5.large, us-east-1a/), "Terminate…");
  await page.getByRole("dialog", { name: /^Terminate/ }).getByRole("button", { name: "Terminate" }).click();
  await expect(playground.thing(/^Service logs, logs:1. 9 desired, 9 running/)).toBeVisible();
});
