import { relive, timesOf } from "./history.ts";
import { expect, test } from "./story.ts";

test("a broken image never gets on, the old tasks stay, and going back to the first revision completes", async ({ playground }) => {
  const { page, inspector } = playground;
  await playground.begin("Two revisions, one broken");
  await playground.speed("60×");
  await expect(playground.event(/\(service web\).* is unhealthy in \(target-group .*Health checks failed with these codes: \[500\]/).first()).toBeVisible();
  await playground.pause();
  await expect(playground.thing(/^Target group web-tg.*\. 6 of \d+ targets healthy/)).toBeVisible();

  // Every event of ECS can be seen as a rule on the event bus would have got it.
  await playground.event(/\(service web\) has started/).first().click();
  await page.getByRole("button", { name: "As EventBridge delivers it" }).click();
  const delivered = page.getByRole("region", { name: "As EventBridge delivers it" });
  await expect(delivered).toContainText('"eventName": "TASKS_STARTED"');
  await page.getByRole("button", { name: "As EventBridge delivers it" }).click();
  await expect(delivered).toBeHidden();

  await playground.choose(playground.thing(/^Service web/), "Update…");
  const form = playground.dialog("Update web");
  await expect(form.getByLabel("Task definition")).toHaveValue(/web:2$/);
  await form.getByLabel("Task definition").selectOption("web:1");
  await form.getByRole("button", { name: "Update service" }).click();
  await expect(form).toBeHidden();

  await playground.thing(/^Service web, web:1/).click();
  await expect(inspector).toContainText(/started .* ago/);
  await playground.speed("600×");
  await playground.play();
  await expect(inspector).toContainText(/completed .*, took/);
  // Zones may be brought to balance after it, with one task more for a while.
  await expect(playground.thing(/^Service web, web:1. 6 desired, 6 running/)).toBeVisible();
  await expect(playground.thing(/^Target group web-tg.*\. 6 of 6 targets healthy/)).toBeVisible();
  await playground.pause();

  const file = await playground.save();
  const { instants, digest } = relive(file, "web");
  await playground.expectDigest(digest);
  const [broken = 0, back = 0] = timesOf(file, "UpdateService");
  const meanwhile = instants.filter(({ at }) => at >= broken);
  expect(back).toBeGreaterThan(broken);
  expect(Math.min(...meanwhile.map(({ healthyTargets }) => healthyTargets))).toBe(6);
  expect(meanwhile.some(({ rollouts }) => rollouts.includes("web:2 COMPLETED"))).toBe(false);
});
