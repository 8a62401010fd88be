import { expect, test } from "./story.ts";

test("a change is undone and redone; one that is made in the past takes the future's place until it is undone", async ({ playground }) => {
  const { page, inspector, timeSlider } = playground;
  await playground.visit();
  await playground.pause();
  await playground.thing(/^Service ui/).click();
  await inspector.getByRole("button", { name: "Desired tasks: one more" }).click();
  await expect(playground.thing(/^Service ui, .* 6 desired/)).toBeVisible();

  await page.keyboard.press("Control+z");
  await expect(playground.thing(/^Service ui, .* 5 desired/)).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect(playground.thing(/^Service ui, .* 6 desired/)).toBeVisible();

  await playground.speed("60×");
  await playground.play();
  await expect(playground.thing(/^Service ui, .* 6 running/)).toBeVisible();
  await playground.pause();
  const end = await playground.clock();
  const future = await playground.digest();

  await playground.seek(300_000);
  await expect(playground.thing(/^Service ui, .* 5 desired/)).toBeVisible();
  await expect(playground.status).toContainText("Rewound to T+00:05:00.0");
  await expect(page.getByText("1 call ahead")).toBeVisible();

  await playground.thing(/^Service catalog/).click();
  await inspector.getByRole("button", { name: "Desired tasks: one less" }).click();
  await expect(playground.thing(/^Service catalog, .* 2 desired/)).toBeVisible();
  await expect(page.getByText("1 call ahead")).toBeHidden();
  await expect(timeSlider).toHaveAttribute("max", "300000");

  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(playground.thing(/^Service catalog, .* 3 desired/)).toBeVisible();
  await page.getByRole("button", { name: "Return to the end" }).click();
  await expect(timeSlider).toHaveValue(String(end));
  await playground.expectDigest(future);
});
