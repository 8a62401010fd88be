import { expect, test } from "./story.ts";

test("a link that is opened by somebody else shows the same state, to the digit, and so does the page when it is loaded again", async ({ playground, another }) => {
  const { page } = playground;
  await playground.visit();
  await playground.pause();
  await playground.choose(playground.thing(/^Service orders/), "One task more");
  await expect(playground.thing(/^Service orders, .* 5 desired/)).toBeVisible();
  await page.getByRole("banner").getByRole("button", { name: "Share" }).click();
  const link = await playground.dialog("Share this session").getByLabel("Link").inputValue();
  await page.keyboard.press("Escape");
  const clock = await playground.clock();
  const digest = await playground.digest();

  await another.visit(link);
  await expect(another.thing(/^Service orders, .* 5 desired/)).toBeVisible();
  await another.pause();
  await another.seek(clock);
  await another.expectDigest(digest);

  await playground.expectKept("Retail store");
  await page.reload();
  await expect(playground.thing(/^Service orders, .* 5 desired/)).toBeVisible();
  await expect(playground.status).toContainText("Paused");
  await expect(playground.timeSlider).toHaveValue(String(clock));
  await playground.expectDigest(digest);
});
