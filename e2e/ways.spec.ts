import { expect, test } from "./story.ts";

test("a bad build is compared in four ways to deploy it, on copies of the account, and nothing changes here", async ({ playground }) => {
  const { page } = playground;
  await playground.visit();
  await playground.choose(playground.thing(/^Service ui/), "Compare ways to deploy a bad build…");
  const dialog = playground.dialog("A bad build of ui, four ways");
  const verdicts = dialog.getByRole("table", { name: "What became of each way" });
  await expect(dialog.getByText("Where no requests come to the service")).toBeVisible();
  // No breaker sees what only users see; a canary harms a tenth of them.
  await expect(verdicts.getByRole("row", { name: /^Rolling, circuit breaker .* 2 min 30 s SUCCESSFUL/ })).toBeVisible();
  await expect(verdicts.getByRole("row", { name: /^Canary .* \(1\.3 %\) .* ROLLBACK_SUCCESSFUL/ })).toBeVisible();
  await expect(dialog.getByRole("figure", { name: "Failed requests along time" })).toBeVisible();

  await dialog.getByLabel("The build").selectOption({ label: "never passes its health checks" });
  await expect(verdicts.getByRole("row", { name: /^Rolling, circuit breaker .* nobody was harmed ROLLBACK_SUCCESSFUL/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});
