import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { followLastInput } from "./lastInput.ts";
import { Menu } from "./Menu.tsx";

let root: Root;
const chosen = vi.fn<() => void>();

beforeAll(async () => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  followLastInput();
  // Read here for the first time, so that the stories do not wait for the disk.
  await import("./OpenMenu.tsx");
});

beforeEach(async () => {
  const ground = document.body.appendChild(document.createElement("div"));
  root = createRoot(ground);
  await act(async () =>
    root.render(
      <Menu items={[{ id: "a", label: "First", onSelect: chosen }, { id: "b", label: "Second", onSelect: chosen }]}>
        <button type="button">Open</button>
      </Menu>,
    ),
  );
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  chosen.mockReset();
});

const button = () => document.querySelector("button");
const menu = () => document.querySelector("[role=menu]");

/** Does something and waits until the menu's code is there and the menu is, or is not, on the page. */
async function until(isOpen: boolean, deed: () => void): Promise<void> {
  await act(async () => deed());
  await act(async () => vi.waitFor(() => expect(menu() !== null).toBe(isOpen)));
  await act(async () => new Promise((resolve) => setTimeout(resolve)));
}

const press = (element: Element | null, key: string) => element?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

test("a menu opens once its code is there, under its button's name, and gives the focus back", async () => {
  button()?.focus();
  await until(true, () => press(button(), "Enter"));
  expect(button()?.getAttribute("aria-expanded")).toBe("true");
  expect(button()?.getAttribute("aria-controls")).toBe(menu()?.id);
  expect(menu()?.getAttribute("aria-labelledby")).toBe(button()?.id);
  expect(document.activeElement?.textContent).toBe("First");

  await until(false, () => press(document.activeElement, "Escape"));
  expect(button()?.getAttribute("aria-expanded")).toBe("false");
  expect(document.activeElement).toBe(button());
  expect(chosen).not.toHaveBeenCalled();
});

test("a pointer opens it with no line in focus, and again closes it", async () => {
  const point = () => button()?.dispatchEvent(new PointerEvent("pointerdown", { button: 0, bubbles: true, cancelable: true }));
  await until(true, point);
  expect(document.activeElement).toBe(menu());
  await until(false, point);
});
