// @ts-check

/**
 * Opens a session file in the page, as if it lay on the person's disk.
 * @param {import("@playwright/test").Page} page
 * @param {object} session
 */
export async function openFile(page, session) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("banner").getByRole("button").first().click();
  await page.getByRole("menuitem", { name: "Open a file" }).click();
  await (await chooser).setFiles({ name: "bench.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(session)) });
}
