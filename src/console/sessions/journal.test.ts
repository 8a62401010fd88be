import { expect, test } from "vitest";
import type { SessionFile } from "../../bridge/protocol.ts";
import { connect } from "../store/engine.ts";
import { replica } from "../store/replica.ts";
import { fileNow, followJournal } from "./journal.ts";
import { present } from "./present.ts";

/** A worker that is asked for the file and answers when the test says so. */
function slowWorker() {
  const client = connect({ postMessage: () => undefined, addEventListener: () => undefined } as never);
  const answers: ((file: SessionFile) => void)[] = [];
  client.exportFile = () => new Promise((resolve) => answers.push(resolve));
  return async (calls: number) => {
    answers.shift()?.({ title: "Orders", clock: 0, calls: Array.from({ length: calls }, () => ({})) } as unknown as SessionFile);
    await Promise.resolve();
    await Promise.resolve();
  };
}

function arrive(now: number, callCount: number): void {
  const { revision, status } = replica.getState();
  replica.setState({ revision: revision + 1, now, status: { ...status, callCount } });
}

test("there is no file as of now until the call that was just made is in it", async () => {
  const answer = slowWorker();
  followJournal();
  present.setState({ id: "one" });
  arrive(1_000, 1);
  await answer(1);
  arrive(2_000, 1);
  expect(fileNow()).toMatchObject({ clock: 2_000, calls: [{}] });

  arrive(3_000, 2);
  expect(fileNow(), "its calls are on their way").toBeNull();
  await answer(2);
  expect(fileNow()).toMatchObject({ clock: 3_000, calls: [{}, {}] });
});
