import { stateByCounts, type AlarmRule, type Datapoint } from "./decideAlarm.ts";

/** Which of the last N datapoints are breaching, counted as each comes: however many an alarm looks at, one more costs the same. */
export class Breaches {
  readonly #rule: AlarmRule;
  /** The last ones, in a ring. */
  readonly #isBreaching: Uint8Array;
  #next = 0;
  /** How many there are, one after the other without a gap. */
  #count = 0;
  #breaching = 0;

  constructor(rule: AlarmRule) {
    this.#rule = rule;
    this.#isBreaching = new Uint8Array(rule.evaluationPeriods);
  }

  /** One more; undefined: it is missing, or is not to be told, and what came before it is no longer the newest. */
  take(isBreaching: Datapoint): void {
    if (isBreaching === undefined) return this.#clear();
    const ring = this.#isBreaching;
    if (this.#count === ring.length) this.#breaching -= ring[this.#next] ?? 0;
    else this.#count++;
    ring[this.#next] = isBreaching ? 1 : 0;
    if (isBreaching) this.#breaching++;
    this.#next = (this.#next + 1) % ring.length;
  }

  /** The state that they say by themselves, whatever others there are. undefined: those are to be asked. */
  get state(): "OK" | "ALARM" | undefined {
    return stateByCounts({ breaching: this.#breaching, others: this.#count - this.#breaching }, this.#rule);
  }

  #clear(): void {
    this.#count = 0;
    this.#breaching = 0;
  }
}
