import { act, useState } from "react";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, test, vi } from "vitest";
import { QueryField } from "./QueryField.tsx";

function Held() {
  const [text, setText] = useState("");
  return <QueryField label="Expression" value={text} onChange={setText} instances={[]} />;
}

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});

test("what is typed before the editor is there stays, and the editor goes on at its end", async () => {
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  act(() => root.render(<Held />));
  const plain = host.querySelector("input");
  expect(plain?.getAttribute("aria-label")).toBe("Expression");
  act(() => {
    plain?.focus();
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    if (plain !== null) set?.call(plain, "agentConnected == true");
    plain?.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await vi.waitFor(() => act(async () => expect(host.querySelector(".cm-content")).not.toBeNull()), { timeout: 5_000 });
  const editor = host.querySelector(".cm-content");
  expect(editor?.textContent).toBe("agentConnected == true");
  expect(document.activeElement).toBe(editor);
  act(() => root.unmount());
  host.remove();
});
