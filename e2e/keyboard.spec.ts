import { expect, test } from "./story.ts";

test("with the keyboard alone, from the first visit to a deployed service", async ({ playground }) => {
  const { page } = playground;
  const { keyboard } = page;
  await playground.visit();

  // Through the regions with F6, along the palette with Tab, and A takes the definition up.
  await keyboard.press("F6");
  await expect(page.getByRole("link", { name: "Start page" })).toBeFocused();
  await keyboard.press("F6");
  await playground.tabTo(playground.item("Task definition catalog:1"));
  await keyboard.press("a");
  await expect(playground.map).toBeFocused();

  // The arrows choose a place, and what a drop would do there is said.
  const said = page.getByRole("main", { name: "Map" }).getByRole("status").filter({ hasText: "Enter drops" });
  await expect(said).toBeVisible();
  await expect(async () => {
    await keyboard.press("ArrowRight");
    await expect(said).toContainText("tasks fit", { timeout: 1_000 });
  }).toPass();
  await expect(said).toContainText("All 3 tasks fit");
  await keyboard.press("-");
  await expect(said).toContainText("All 2 tasks fit");
  await keyboard.press("Enter");

  const form = playground.dialog("Create a service in retail");
  await expect(form.getByLabel("Service name")).toBeFocused();
  await keyboard.press("Control+a");
  await keyboard.type("search");
  await expect(form.getByLabel("Desired count")).toHaveValue("2");
  await keyboard.press("Enter");
  await expect(form).toBeHidden();
  await expect(playground.map).toBeFocused();

  await keyboard.press("3");
  await expect(playground.thing(/^Service search, catalog:1. 2 desired, 2 running/)).toBeVisible();
  await expect(playground.event(/\(service search\) .*deployment completed\./)).toBeVisible();
  await keyboard.press("Space");
  await expect(playground.status).toContainText("Paused");
});
