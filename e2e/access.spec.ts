import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./story.ts";

/** Every rule is asked. What it calls minor or moderate is for people to judge. */
async function expectNoSeriousFault(page: Page, where: string, within?: string): Promise<void> {
  // What was looked at before on the same page is not looked at again.
  const axe = new AxeBuilder({ page });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = serious.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  expect.soft(told, where).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("nothing keeps anybody out of the map, a lens, the inspector, a dialog, the editor, and the start page", async ({ playground }) => {
      // Every element is looked at for every rule, six times.
      test.slow();
      const { page } = playground;
      await playground.visit();
      await playground.pause();
      await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
      await expectNoSeriousFault(page, "the first look");

      // A lens for each look: to see everything twice takes too long.
      const [key, shows] = colorScheme === "light" ? (["n", /^Target group ui-tg.* gets through to 5 of 5 targets/] as const) : (["i", /^Service ui.* Task role retail-ui-task/] as const);
      await page.keyboard.press(key);
      await expect(playground.thing(shows)).toBeVisible();
      await expectNoSeriousFault(page, "a lens", "[aria-label='Map of the account']");
      await page.keyboard.press(key);

      await playground.thing(/^Service checkout/).click();
      await expect(playground.inspector.getByRole("heading", { name: "checkout" })).toBeVisible();
      await expectNoSeriousFault(page, "a service inspected", "[aria-label=Inspector]");

      await playground.choose(playground.thing(/^Cluster retail/), "Create a service…");
      await expect(playground.dialog("Create a service in retail")).toBeVisible();
      await expectNoSeriousFault(page, "a dialog", "dialog");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);

      await page.goto("/#/task-definitions/checkout");
      await expect(page.getByRole("textbox", { name: "Task definition as JSON" })).toContainText('"hostPort": 8080');
      await page.getByLabel("Memory, hard limit").fill("2");
      await expect(page.getByRole("button", { name: "Fix 1 error to register" })).toBeVisible();
      await expectNoSeriousFault(page, "the editor");

      await page.goto("/#/start");
      await expect(page.getByRole("button", { name: /Empty account.* 0 tasks/ })).toBeVisible();
      await expectNoSeriousFault(page, "the start page");
    });
  });
}
