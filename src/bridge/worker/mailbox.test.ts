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
  const box = new Mailbox({ receive: (message) => received.push(message), calls: () => [restore.call] }, [{ isFor: ({ operation }) => operation === "RestoreAccount", isHere: () => isHere, fetch }]);
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
  const box = new Mailbox({ receive: (message) => received.push(message), calls: () => [] }, supplies);
  const roles = { type: "call", id: 3, call: { service: "iam", operation: "ListRoles", input: {} } } as const;
  for (const message of [restore, roles, after]) box.receive(message);
  await expect.poll(() => received).toEqual([restore, roles, after]);
  expect(fetched).toEqual(["physics", "iam"]);
});

test("a session that opens as it was lived is opened at once, and what goes on with it waits for its code", async () => {
  const { box, received, come } = mailbox();
  const lived = { type: "openLived", id: 4, text: "" } as const;
  const looks = { type: "call", id: 5, call: { service: "ec2", operation: "DescribeInstanceTypes", input: {} } } as const;
  const goes = { type: "pace", running: true, speed: 1 } as const;
  for (const message of [lived, after, looks]) box.receive(message);
  expect(received).toEqual([lived, after, looks]);
  for (const message of [goes, after]) box.receive(message);
  expect(received).toEqual([lived, after, looks]);
  come().ok();
  await expect.poll(() => received).toEqual([lived, after, looks, goes, after]);
});

test("without the code nothing is held back for ever", async () => {
  const { box, received, come } = mailbox();
  box.receive(restore);
  come().fail();
  await expect.poll(() => received).toEqual([restore]);
});
