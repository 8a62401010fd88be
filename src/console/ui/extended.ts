import { cloneElement, type ReactElement } from "react";

type Props = Readonly<Record<string, unknown>>;

/** The element with further props. Its own win, but of two handlers of one event both are called, its own first. */
export function extended(element: ReactElement<Props>, added: Props): ReactElement {
  const own = element.props;
  const props: Record<string, unknown> = { ...added, ...own };
  for (const [name, handler] of Object.entries(added)) {
    const first = own[name];
    if (typeof handler !== "function" || typeof first !== "function") continue;
    props[name] = (event: unknown) => {
      first(event);
      handler(event);
    };
  }
  return cloneElement(element, props);
}
