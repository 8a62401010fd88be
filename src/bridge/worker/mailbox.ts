import type { Call } from "../../aws/generated/api.ts";
import { canRestore, provideRestoring } from "../../engine/services/restore/restoreAccount.ts";
import type { ToWorker } from "../protocol.ts";
import type { Host } from "./host.ts";

/** The code that restores an account: whether it is here, and how it comes. */
interface Supply {
  readonly isHere: () => boolean;
  readonly fetch: () => Promise<void>;
}

const FETCHED: Supply = {
  isHere: canRestore,
  fetch: async () => provideRestoring((await import("../../engine/services/restore/restoring.ts")).restoringCode),
};

/**
 * Hands the page's messages to the host, in their order. The code that restores an account is fetched with the first
 * message that needs it; what comes meanwhile waits. Should it not come, the simulation says what it misses.
 */
export class Mailbox {
  readonly #host: Pick<Host, "receive">;
  readonly #supply: Supply;
  #waiting: ToWorker[] | null = null;

  constructor(host: Pick<Host, "receive">, supply: Supply = FETCHED) {
    this.#host = host;
    this.#supply = supply;
  }

  receive(message: ToWorker): void {
    if (this.#waiting !== null) this.#waiting.push(message);
    else if (this.#supply.isHere() || !callsOf(message).some(isRestoring)) this.#host.receive(message);
    else {
      this.#waiting = [message];
      void this.#supply.fetch().catch(() => undefined).then(() => this.#goOn());
    }
  }

  #goOn(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const message of waiting) this.#host.receive(message);
  }
}

function callsOf(message: ToWorker): readonly Call[] {
  switch (message.type) {
    case "open":
      return message.file.calls.map(({ call }) => call);
    case "call":
    case "dryRun":
      return [message.call];
    case "plan":
      return message.request.calls;
    default:
      return [];
  }
}

const isRestoring = ({ service, operation }: Call): boolean => service === "physics" && operation === "RestoreAccount";
