import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { InPlace } from "./InPlace.tsx";

let root: Root;

beforeAll(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

beforeEach(async () => {
  root = createRoot(document.body.appendChild(document.createElement("div")));
  const form = (close: () => void) => (
    <form aria-label="Alarm">
      <input disabled />
      <input name="threshold" />
      <button type="button" onClick={close}>
        Cancel
      </button>
    </form>
  );
  await act(async () => root.render(<InPlace form={form}>Alarm…</InPlace>));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

const opener = () => [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Alarm…");
const cancel = () => [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Cancel");
const press = (key: string) => act(async () => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));

test("nothing takes the focus before somebody asked for the form", () => {
  expect(document.activeElement).toBe(document.body);
});

test("the form takes its button's place, with the focus in the first field that can be filled in", async () => {
  await act(async () => opener()?.click());
  expect(opener()).toBeUndefined();
  expect(document.activeElement?.getAttribute("name")).toBe("threshold");
});

test.each([
  ["Escape", () => press("Escape")],
  ["Cancel", () => act(async () => cancel()?.click())],
])("%s closes the form and gives the focus back", async (_, leave) => {
  await act(async () => opener()?.click());
  await leave();
  expect(document.querySelector("form")).toBeNull();
  expect(document.activeElement).toBe(opener());
});
