import { UNAVAILABLE } from "../gateway/http/wireErrors.ts";
import type { Answer, Call } from "../protocol.ts";
import { readFromTab, type ToTab } from "./messages.ts";

/** The line to a tab, as the relay needs it. */
export interface Line {
  readonly say: (message: ToTab) => void;
  readonly hangUp: () => void;
}

/** What is heard on that line. */
export interface Hearing {
  readonly hear: (text: string) => void;
  readonly closed: () => void;
}

/** A tab may be far behind with a replay, and the command line gives up after 60 seconds: it is to hear why. */
export const LONGEST_ANSWER_MS = 50_000;

/** Calls under way at once. */
export const MOST_UNDER_WAY = 1_000;

/** Tabs at once. */
export const MOST_TABS = 64;

interface Tab {
  readonly line: Line;
  focusedAt: number;
  /** What it was last told of where it stands. */
  told: string;
}

interface UnderWay {
  readonly tab: Tab;
  readonly finish: (answer: Answer) => void;
}

/** Hands each call to the tab that had the focus last, and what it answers back. */
export class Relay {
  readonly #address: () => string;
  readonly #tabs = new Set<Tab>();
  readonly #underWay = new Map<number, UnderWay>();
  #lastId = 0;

  /** `address` is where a person opens the page. */
  constructor(address: () => string) {
    this.#address = address;
  }

  /** A tab has connected. */
  enter(line: Line): Hearing {
    const tab: Tab = { line, focusedAt: 0, told: "" };
    if (this.#tabs.size >= MOST_TABS) line.hangUp();
    else this.#tabs.add(tab);
    this.#tellStanding();
    return { hear: (text) => this.#hear(tab, text), closed: () => this.#leave(tab) };
  }

  call(call: Call): Promise<Answer> {
    const tab = this.#region();
    if (tab === undefined) return Promise.resolve(unavailable(`No tab has ECS Playground open. Open ${this.#address()} in a browser: the account in that tab answers here.`));
    if (this.#underWay.size >= MOST_UNDER_WAY) return Promise.resolve(unavailable(`${MOST_UNDER_WAY} calls are under way already.`));
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      const late = setTimeout(() => this.#finish(id, unavailable(`The tab has not answered for ${LONGEST_ANSWER_MS / 1000} seconds. The call may still be carried out.`)), LONGEST_ANSWER_MS);
      this.#underWay.set(id, { tab, finish: (answer) => (clearTimeout(late), resolve(answer)) });
      tab.line.say({ type: "call", id, call });
    });
  }

  #hear(tab: Tab, text: string): void {
    if (!this.#tabs.has(tab)) return;
    const message = readFromTab(text);
    if (message === undefined) {
      this.#leave(tab);
      tab.line.hangUp();
    } else if (message.type === "focused") {
      tab.focusedAt = message.at;
      this.#tellStanding();
    } else if (this.#underWay.get(message.id)?.tab === tab) {
      this.#finish(message.id, message.answer);
    }
  }

  #leave(tab: Tab): void {
    if (!this.#tabs.delete(tab)) return;
    for (const [id, { tab: asked }] of this.#underWay) {
      if (asked === tab) this.#finish(id, unavailable("The tab was closed before it answered. The call may have been carried out."));
    }
    this.#tellStanding();
  }

  #finish(id: number, answer: Answer): void {
    const underWay = this.#underWay.get(id);
    this.#underWay.delete(id);
    underWay?.finish(answer);
  }

  /** Of tabs that nobody has looked at, the first that came. */
  #region(): Tab | undefined {
    let last: Tab | undefined;
    for (const tab of this.#tabs) if (last === undefined || tab.focusedAt > last.focusedAt) last = tab;
    return last;
  }

  #tellStanding(): void {
    const region = this.#region();
    for (const tab of this.#tabs) {
      const message: ToTab = { type: "standing", isRegion: tab === region, tabs: this.#tabs.size };
      const told = JSON.stringify(message);
      if (told === tab.told) continue;
      tab.told = told;
      tab.line.say(message);
    }
  }
}

function unavailable(message: string): Answer {
  return { ok: false, code: UNAVAILABLE, message };
}
