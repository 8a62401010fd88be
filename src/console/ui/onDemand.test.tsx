import { act, Component, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { onDemand } from "./onDemand.ts";

class Boundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override readonly state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    return this.state.failed ? <button onClick={() => this.setState({ failed: false })}>again</button> : this.props.children;
  }
}

let host: HTMLElement;

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  host = document.body.appendChild(document.createElement("div"));
});

afterEach(() => host.remove());

const Hello = ({ name }: { readonly name: string }) => <p>hello {name}</p>;

test("the code is fetched once, when it is first drawn", async () => {
  let asked = 0;
  const Late = onDemand(async () => {
    asked += 1;
    return Hello;
  });
  expect(asked).toBe(0);
  const root = createRoot(host);
  await act(async () => root.render([<Late key="a" name="a" />, <Late key="b" name="b" />]));
  expect(host.textContent).toBe("hello ahello b");
  await act(async () => root.render(<Late name="c" />));
  expect(host.textContent).toBe("hello c");
  expect(asked).toBe(1);
});

test("code that did not come is an error of the place it was for, and is asked for again", async () => {
  let asked = 0;
  const Late = onDemand(async () => {
    asked += 1;
    if (asked === 1) throw new Error("offline");
    return Hello;
  });
  const root = createRoot(host, { onCaughtError: () => undefined });
  await act(async () =>
    root.render(
      <Boundary>
        <Late name="you" />
      </Boundary>,
    ),
  );
  expect(host.textContent).toBe("again");
  await act(async () => host.querySelector("button")?.click());
  expect(host.textContent).toBe("hello you");
  expect(asked).toBe(2);
});
