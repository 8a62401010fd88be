import { relive, timesOf } from "./history.ts";
import { expect, test } from "./story.ts";

const REFUSED = "Invalid setting for container 'ui'. 'memory' must be greater than or equal to 'memoryReservation'.";

test("a task definition with an error is mended, registered and rolled out, and never are fewer targets healthy than the service allows", async ({ playground }) => {
  const { page, inspector } = playground;
  await playground.visit();
  await playground.pause();
  await playground.item("Task definition ui:1").click();
  await page.getByRole("menuitem", { name: "New revision…" }).click();

  const editor = page.getByRole("main", { name: "Task definition editor" });
  const json = editor.getByRole("textbox", { name: "Task definition as JSON" });
  const reserved = editor.getByLabel("Reserved");
  await reserved.fill("1024");
  await expect(json).toContainText(REFUSED);
  await expect(reserved).toHaveAccessibleDescription(/'memory' must be greater than or equal to 'memoryReservation'/);
  await expect(editor.getByRole("button", { name: "Fix 1 error to register" })).toBeVisible();
  await expect(editor.getByRole("button", { name: "Register and update 1 service" })).toBeDisabled();

  await reserved.fill("384");
  await expect(json).not.toContainText(REFUSED);
  await expect(json).toContainText('"memoryReservation": 384');
  await editor.getByRole("button", { name: "Register and update 1 service" }).click();
  await page.getByRole("button", { name: "Watch on the map" }).click();

  await expect(inspector).toContainText(/started .* ago/);
  await playground.speed("600×");
  await playground.play();
  await expect(inspector).toContainText(/completed .*, took/);
  await playground.pause();
  await expect(playground.thing(/^Service ui, ui:2. 5 desired, 5 running/)).toBeVisible();

  const file = await playground.save();
  const { instants, digest } = relive(file, "ui");
  await playground.expectDigest(digest);
  const [updated = Infinity] = timesOf(file, "UpdateService");
  const rollout = instants.filter(({ at }) => at >= updated);
  expect(rollout.filter(({ rollouts }) => rollouts.includes("ui:2 IN_PROGRESS")).length).toBeGreaterThan(10);
  expect(rollout.at(-1)?.rollouts).toContain("ui:2 COMPLETED");
  expect(rollout.filter(({ healthyTargets, owedTargets }) => healthyTargets < owedTargets)).toEqual([]);
  expect(Math.min(...rollout.map(({ owedTargets }) => owedTargets))).toBe(5);
});
