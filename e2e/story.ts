import { type BrowserContext, test as base } from "@playwright/test";
import { Playground } from "./playground.ts";

/** What a story has at hand. */
interface Story {
  /** The visitor's page. */
  readonly playground: Playground;
  /** Somebody else's: another browser that knows nothing of the first. */
  readonly another: Playground;
}

/** A story: somebody uses the page, and the page must have nothing to complain of, in whatever window. */
export const test = base.extend<Story>({
  context: async ({ context }, use) => {
    const complaints = complaintsOf(context);
    await use(context);
    expectNone(complaints);
  },
  playground: async ({ page }, use) => {
    await use(new Playground(page));
  },
  another: async ({ browser }, use) => {
    const context = await browser.newContext();
    const complaints = complaintsOf(context);
    await use(new Playground(await context.newPage()));
    await context.close();
    expectNone(complaints);
  },
});

export const { expect } = test;

/** What pages and workers complain of: errors in the console (refused by the policy, not found) and thrown ones. */
function complaintsOf(context: BrowserContext): readonly string[] {
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  return complaints;
}

function expectNone(complaints: readonly string[]): void {
  expect(complaints, "what the page complained of").toEqual([]);
}
