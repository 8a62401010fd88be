import { useEffect } from "react";
import { openLink } from "../sessions/beginning.ts";

/** Takes in links that are put into the address. What is pasted or dropped on the page, the import takes in. */
export function useIncoming(): void {
  useEffect(() => {
    const onHashChange = () => void openLink(location.hash);
    window.addEventListener("hashchange", onHashChange);
    return () => window.removeEventListener("hashchange", onHashChange);
  }, []);
}
