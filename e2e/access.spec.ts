import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./story.ts";

/**
 * Every rule is asked in the light, and in the dark what colours decide. What axe calls minor or moderate is for people
 * to judge.
 */
async function expectNoSeriousFault(page: Page, where: string, within?: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    // By itself each look reads axe's megabyte anew, twice, and begins with code that no engine has warmed up.
    const isThere = await page.evaluate(() => "axe" in window);
    // There is no frame within the page; for those each look would open a page of its own.
    const axe = new AxeBuilder({ page, ...(isThere && { axeSource: "void axe" }) }).setLegacyMode().options({ resultTypes: ["violations"] });
    if (within !== undefined) axe.include(within);
    if (colorScheme === "dark") axe.withRules(["color-contrast", "link-in-text-block"]);
    const { violations } = await axe.analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    const told = serious.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
    expect.soft(told, `${where}, ${colorScheme}`).toEqual([]);
  }
}

test("nothing keeps anybody out of the map, a lens, the inspector, a dialog, the editor, and the start page, in the light and in the dark", async ({ playground }) => {
  // Every element is looked at for every rule, eight times.
  test.slow();
  const { page } = playground;
  await playground.visit();
  await playground.pause();
  await expectNoSeriousFault(page, "the first look");

  const lenses = [
    ["n", /^Target group ui-tg.* gets through to 5 of 5 targets/],
    ["i", /^Service ui.* Task role retail-ui-task/],
  ] as const;
  for (const [key, shows] of lenses) {
    await page.keyboard.press(key);
    await expect(playground.thing(shows)).toBeVisible();
    await expectNoSeriousFault(page, `the lens under ${key}`, "[aria-label='Map of the account']");
    await page.keyboard.press(key);
  }

  await playground.thing(/^Service checkout/).click();
  await expect(playground.inspector.getByRole("heading", { name: "checkout" })).toBeVisible();
  await playground.inspector.getByRole("tab", { name: "Metrics" }).click();
  await expect(playground.inspector.getByRole("img", { name: /^CPUUtilization along the last hour, [1-9]/ })).toBeVisible();
  await playground.inspector.getByRole("button", { name: "Alarm on CPUUtilization…" }).click();
  await playground.inspector.getByLabel("Threshold").fill("10");
  await expectNoSeriousFault(page, "metrics and the form of an alarm", "[aria-label=Inspector]");
  await playground.inspector.getByRole("button", { name: "Put the alarm" }).click();
  await expect(playground.inspector).toContainText("checkout-CPUUtilization INSUFFICIENT_DATA");

  await playground.choose(playground.thing(/^Service checkout/), "Auto scaling…");
  await playground.dialog("Auto scaling of checkout").getByRole("button", { name: "Save" }).click();

  await playground.choose(playground.thing(/^Cluster retail/), "Create a service…");
  await expect(playground.dialog("Create a service in retail")).toBeVisible();
  await expectNoSeriousFault(page, "a dialog", "dialog");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await playground.thing(/^Service checkout/).click();
  await playground.inspector.getByRole("tab", { name: "Overview" }).click();
  await expect(playground.inspector.getByRole("list", { name: "Scaling policies" })).toContainText("CPU utilization at 60");
  await expectNoSeriousFault(page, "a service inspected", "[aria-label=Inspector]");

  await page.goto("/#/task-definitions/checkout");
  await expect(page.getByRole("textbox", { name: "Task definition as JSON" })).toContainText('"hostPort": 8080');
  await page.getByLabel("Memory, hard limit").fill("2");
  await expect(page.getByRole("button", { name: "Fix 1 error to register" })).toBeVisible();
  await expectNoSeriousFault(page, "the editor");

  await page.goto("/#/start");
  await expect(page.getByRole("button", { name: /Empty account.* 0 tasks/ })).toBeVisible();
  await expectNoSeriousFault(page, "the start page");
});
