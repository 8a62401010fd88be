import { expect, test } from "./story.ts";

test("the first visit shows a cluster that runs, and a task definition dragged onto it becomes a service that is deployed", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  const opened = await playground.clock();
  await expect.poll(() => playground.clock(), { message: "the clock runs without a click" }).toBeGreaterThan(opened);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(playground.thing(/^Service checkout, .* 7 desired, 6 running/)).toBeVisible();

  await playground.carry(playground.item("Task definition catalog:1"), playground.thing(/^Cluster retail/), { x: 60, y: 16 });
  await expect(page.getByRole("status").filter({ hasText: "tasks fit" })).toBeVisible();
  await page.mouse.up();

  const form = playground.dialog("Create a service in retail");
  await form.getByLabel("Service name").fill("search");
  await form.getByLabel("Desired count").fill("3");
  await form.getByRole("button", { name: "Create service" }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole("group", { name: "The last call as a command line" })).toContainText("aws ecs create-service --cluster retail");

  await playground.speed("60×");
  await expect(playground.thing(/^Service search, catalog:1. 3 desired, 3 running/)).toBeVisible();
  await expect(playground.event(/\(service search\) has started 3 tasks/)).toBeVisible();
  await expect(playground.event(/\(service search\) .*deployment completed\./)).toBeVisible();
  await expect(playground.event(/\(service search\) has reached a steady state\./).first()).toBeVisible();

  // What it costs is told by service, with what instances it holds, and by capacity.
  await page.getByRole("tab", { name: "Cost" }).click();
  await expect(page.getByRole("table", { name: "What it is paid for" }).getByRole("row", { name: /^search 3 \$0\.0/ })).toBeVisible();
  await expect(page.getByRole("table", { name: "What is paid for" }).getByRole("row", { name: "EC2 m5.large 3 $0.2880" })).toBeVisible();
});
