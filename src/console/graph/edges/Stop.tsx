import type { Point } from "./paths.ts";

/** The sign in the middle of an arrow along which nothing gets through: a diamond, or a padlock where it is not allowed. */
export function Stop({ at, says, isLocked = false }: { readonly at: Point; readonly says: string; readonly isLocked?: boolean }) {
  return (
    <g transform={`translate(${at.x - 5} ${at.y - 5})`} className="stop text-bad">
      <title>{says}</title>
      {isLocked ? <Padlock /> : <Diamond />}
    </g>
  );
}

function Diamond() {
  return (
    <>
      <path d="M5 -1 11 5 5 11 -1 5Z" fill="var(--canvas)" />
      <path d="M5 .4 9.6 5 5 9.6.4 5Z" fill="currentColor" />
    </>
  );
}

function Padlock() {
  return (
    <>
      <circle cx="5" cy="5" r="9" fill="var(--surface)" stroke="currentColor" />
      <path d="M2.8 4.6V2.9a2.2 2.2 0 0 1 4.4 0v1.7" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <rect x="1.6" y="4.6" width="6.8" height="5" rx="1" fill="currentColor" />
    </>
  );
}
