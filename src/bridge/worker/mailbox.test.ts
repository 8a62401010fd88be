import { expect, test } from "vitest";
import type { ToWorker } from "../protocol.ts";
import { Mailbox } from "./mailbox.ts";

const restore = { type: "call", id: 1, call: { service: "physics", operation: "RestoreAccount", input: { account: {} } } } as const;
const after = { type: "export", id: 2 } as const;

/** A mailbox whose code comes, or fails to come, when it is let. */
function mailbox() {
  const received: ToWorker[] = [];
  let come = { ok: (): void => undefined, fail: (): void => undefined };
  let isHere = false;
  const fetch = () => new Promise<void>((resolve, reject) => (come = { ok: () => ((isHere = true), resolve()), fail: () => reject(new Error("offline")) }));
  const box = new Mailbox({ receive: (message) => received.push(message) }, [{ isFor: ({ operation }) => operation === "RestoreAccount", isHere: () => isHere, fetch }]);
  return { box, received, come: () => come };
}

test("what needs no code is handed on at once", () => {
  const { box, received } = mailbox();
  box.receive(after);
  expect(received).toEqual([after]);
});

test("what comes while the code is fetched waits behind the message that needs it", async () => {
  const { box, received, come } = mailbox();
  box.receive(restore);
  box.receive(after);
  expect(received).toEqual([]);
  come().ok();
  await expect.poll(() => received).toEqual([restore, after]);
  box.receive(restore);
  expect(received).toHaveLength(3);
});

test("what waits for one code and needs another waits for that as well", async () => {
  const received: ToWorker[] = [];
  const here = new Set<string>();
  const fetched: string[] = [];
  const supplies = ["physics", "iam"].map((name) => ({
    isFor: ({ service }: { readonly service: string }) => service === name,
    isHere: () => here.has(name),
    fetch: async () => {
      fetched.push(name);
      await Promise.resolve();
      here.add(name);
    },
  }));
  const box = new Mailbox({ receive: (message) => received.push(message) }, supplies);
  const roles = { type: "call", id: 3, call: { service: "iam", operation: "ListRoles", input: {} } } as const;
  for (const message of [restore, roles, after]) box.receive(message);
  await expect.poll(() => received).toEqual([restore, roles, after]);
  expect(fetched).toEqual(["physics", "iam"]);
});

test("without the code nothing is held back for ever", async () => {
  const { box, received, come } = mailbox();
  box.receive(restore);
  come().fail();
  await expect.poll(() => received).toEqual([restore]);
});
