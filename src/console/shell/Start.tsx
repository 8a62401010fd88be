import { Link } from "wouter";
import { StartPage } from "../sessions/StartPage.tsx";
import { Logo } from "./Logo.tsx";
import { SearchButton, ThemeAndHelp } from "./topBar/TopBar.tsx";

/** The start page under a first line of its own. */
export function Start() {
  return (
    <>
      <header data-region="top" className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line bg-surface pr-2.5 pl-3">
        <Link href="/" aria-label="Back to the map" className="flex items-center gap-2.5 rounded-control text-md font-[650]">
          <Logo />
          ECS Playground
        </Link>
        <span className="flex-1" />
        <Link href="/" className="mr-2 font-medium text-accent hover:underline">
          Back to the map
        </Link>
        <SearchButton />
        <ThemeAndHelp />
      </header>
      <StartPage />
    </>
  );
}
