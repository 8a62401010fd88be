import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import type { SessionFile } from "../src/engine/session/sessionFile.ts";

/** Where the pointer takes or leaves something, in pixels from the corner of an element. Absent: its middle. */
type Spot = { readonly x: number; readonly y: number };

/** The page as a person knows it: everything is found by its role and its name. */
export class Playground {
  readonly page: Page;
  readonly map: Locator;
  readonly events: Locator;
  readonly inspector: Locator;
  readonly status: Locator;
  readonly timeSlider: Locator;

  constructor(page: Page) {
    this.page = page;
    this.map = page.getByRole("application", { name: "Map of the account" });
    this.events = page.getByRole("listbox", { name: "Events, newest first" });
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
    this.status = page.getByRole("contentinfo", { name: "Status" });
    this.timeSlider = page.getByRole("slider", { name: "Time" });
  }

  /** A visit, up to the moment at which something is on the map. */
  async visit(address = "/"): Promise<void> {
    await this.page.goto(address);
    await expect(this.thing(/^Internet/)).toBeVisible();
  }

  /** A prepared account, chosen on the start page. */
  async begin(scenario: string): Promise<void> {
    await this.page.goto("/#/start");
    await this.page.getByRole("button", { name: scenario }).click();
    await expect(this.page.getByRole("banner").getByRole("button", { name: scenario })).toBeVisible();
    await expect(this.thing(/^Cluster/)).toBeVisible();
  }

  /** Something on the map, by how it is read out: "Service ui, ui:1. 5 desired, 5 running, 0 pending." */
  thing(name: RegExp): Locator {
    return this.map.getByRole("group", { name });
  }

  /** Something in "Add to map", by its name: "Task definition ui:1", "Application Load Balancer". */
  item(name: string): Locator {
    return this.page.getByRole("region", { name: "Add to map" }).getByRole("button", { name: new RegExp(`^${name}`) });
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole("dialog", { name });
  }

  /** Events whose text holds the words, of those that the list shows. */
  event(words: RegExp): Locator {
    return this.events.getByRole("option", { name: words });
  }

  async speed(label: "1×" | "10×" | "60×" | "600×" | "Max"): Promise<void> {
    const choice = this.page.getByRole("group", { name: "Speed" }).getByRole("radio", { name: label });
    // The speed is the worker's to say, so the press shows a moment later.
    await choice.click();
    await expect(choice).toBeChecked();
  }

  async play(): Promise<void> {
    await this.page.getByRole("button", { name: "Play", exact: true }).click();
    await expect(this.status).toContainText("Running");
  }

  async pause(): Promise<void> {
    await this.page.getByRole("button", { name: "Pause", exact: true }).click();
    await expect(this.status).toContainText(/Paused|Rewound/);
  }

  /**
   * What the status bar shows of the state, once it has stopped changing: it is drawn up to a quarter of a second
   * after the map. Ask for it while the clock stands.
   */
  async digest(): Promise<string> {
    let shown = await this.#shownDigest();
    for (let same = 0; same < 3; ) {
      await this.page.waitForTimeout(150);
      const next = await this.#shownDigest();
      same = next === shown ? same + 1 : 0;
      shown = next;
    }
    return shown;
  }

  async #shownDigest(): Promise<string> {
    const button = this.status.getByRole("button", { name: /^State digest [0-9a-f]+/ });
    const name = (await button.getAttribute("aria-label")) ?? "";
    return /^State digest ([0-9a-f]+)/.exec(name)?.[1] ?? "";
  }

  async expectDigest(digest: string): Promise<void> {
    await expect.poll(() => this.#shownDigest(), { message: "the state digest" }).toBe(digest);
  }

  /** The clock, in milliseconds. */
  async clock(): Promise<number> {
    return Number(await this.timeSlider.inputValue());
  }

  /** Moves the time slider to an instant. */
  async seek(to: number): Promise<void> {
    await this.timeSlider.fill(String(to));
    await expect(this.timeSlider).toHaveValue(String(to));
  }

  /** Presses on one thing, moves to another, and lets go, as a hand does. */
  async drag(from: Locator, to: Locator, at?: Spot): Promise<void> {
    await this.carry(from, to, at);
    await this.page.mouse.up();
  }

  /** The same without letting go. */
  async carry(from: Locator, to: Locator, at?: Spot): Promise<void> {
    const { mouse } = this.page;
    await from.scrollIntoViewIfNeeded();
    const start = await middleOf(from);
    await mouse.move(start.x, start.y);
    await mouse.down();
    // With tasks in the hand the inspector opens, and what was in view on the map moves together: a hand aims after that.
    await mouse.move(start.x + 6, start.y, { steps: 2 });
    await this.#standsStill(to);
    const end = at === undefined ? await middleOf(to) : await spotIn(to, at);
    await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await mouse.move(end.x, end.y, { steps: 4 });
  }

  /** Waits until something stays where it is. */
  async #standsStill(element: Locator): Promise<void> {
    for (let looks = 0; looks < 20; looks++) {
      const before = await boxOf(element);
      await this.page.waitForTimeout(60);
      const after = await boxOf(element);
      if (before.x === after.x && before.y === after.y && before.width === after.width) return;
    }
  }

  /** Pastes a text onto the page, outside of any field. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.map.focus();
    await this.page.keyboard.press("Control+v");
  }

  /** Presses Tab until an element has the focus. */
  async tabTo(element: Locator): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if (await element.evaluate((one) => one === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    await expect(element).toBeFocused();
  }

  /** A place on the map where nothing stands, from the map's corner. */
  async bareSpot(): Promise<Spot> {
    const boxes = await this.page.getByRole("main", { name: "Map" }).getByRole("group").evaluateAll((groups) =>
      groups.map((group) => group.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
    );
    const map = await boxOf(this.map);
    for (let y = map.y + 40; y < map.y + map.height - 40; y += 20) {
      for (let x = map.x + 40; x < map.x + map.width - 40; x += 20) {
        const near = (box: (typeof boxes)[number]) => x > box.left - 12 && x < box.right + 12 && y > box.top - 12 && y < box.bottom + 12;
        if (!boxes.some(near)) return { x: x - map.x, y: y - map.y };
      }
    }
    throw new Error("The map is full.");
  }

  /** A line of the menu that a thing on the map has. */
  async choose(thing: Locator, line: string): Promise<void> {
    // Its upper left corner: further in, other things may stand on it.
    await thing.click({ button: "right", position: { x: 30, y: 14 } });
    await this.page.getByRole("menuitem", { name: line }).click();
  }

  /** A line of the menu behind the session's title. */
  async chooseOfSession(line: string): Promise<void> {
    await this.page.getByRole("banner").getByRole("button").first().click();
    await this.page.getByRole("menuitem", { name: line }).click();
  }

  /** Waits until the start page lists the session among those that this browser keeps, and comes back to the map. */
  async expectKept(title: string): Promise<void> {
    const kept = this.page.getByRole("region", { name: "Recent sessions" }).getByRole("button", { name: `${title} T+` });
    await this.page.goto("/#/start");
    await expect(kept).toBeVisible();
    await this.page.goto("/#/");
  }

  /** Saves the session as a file, and reads it. */
  async save(): Promise<SessionFile> {
    const download = this.page.waitForEvent("download");
    await this.chooseOfSession("Save as a file");
    return JSON.parse(await readFile(await (await download).path(), "utf8")) as SessionFile;
  }

  /** Opens a file with some content, as if it lay on the person's disk. */
  async openFile(name: string, content: string): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.chooseOfSession("Open a file");
    await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  }
}

async function boxOf(element: Locator): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error(`${String(element)} is not on the screen.`);
  return box;
}

async function middleOf(element: Locator): Promise<Spot> {
  const { x, y, width, height } = await boxOf(element);
  return { x: x + width / 2, y: y + height / 2 };
}

async function spotIn(element: Locator, at: Spot): Promise<Spot> {
  const { x, y } = await boxOf(element);
  return { x: x + at.x, y: y + at.y };
}
