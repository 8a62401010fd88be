import { ArrowUpFromLine, Ban, ChevronDown, Globe, Lock, Shield, UserRound } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { type Lens, setFindings, useLens } from "../../store/lens.ts";
import { replica } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { findingsOf } from "./findings.ts";
import { keepAsking, onReach, reachNow } from "./reach.ts";

/** Keeps the findings of the lens that is on, and tells what its signs mean. */
export function LensGround() {
  const lens = useLens();
  useEffect(() => (lens === null ? undefined : keepFinding(lens)), [lens]);
  if (lens === null) return null;
  return (
    <>
      <Announcement key={lens} lens={lens} />
      <LensLegend lens={lens} />
    </>
  );
}

const SAID: Readonly<Record<Lens, string>> = {
  network: "Network lens: the same map tells who reaches whom.",
  permissions: "Permissions lens: the same map tells who may do what.",
};

/** What is said has to come into a place that was there already, or screen readers do not hear it. */
function Announcement({ lens }: { readonly lens: Lens }) {
  const [isThere, setIsThere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsThere(true), 100);
    return () => clearTimeout(timer);
  }, []);
  return (
    <span role="status" className="sr-only">
      {isThere && SAID[lens]}
    </span>
  );
}

/** Between two findings, in milliseconds. */
const PERIOD = 500;

function keepFinding(lens: Lens): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const find = () => {
    waiting = undefined;
    setFindings(findingsOf(lens, { tables: replica.getState().tables, answer: reachNow() }));
  };
  const soon = () => (waiting ??= setTimeout(find, PERIOD));
  const stops = [replica.subscribe(soon), onReach(find), ...(lens === "network" ? [keepAsking()] : [])];
  find();
  return () => {
    for (const stop of stops) stop();
    clearTimeout(waiting);
  };
}

const SIGNS: Readonly<Record<Lens, readonly (readonly [ReactNode, string])[]>> = {
  network: [
    [<Shield key="" size={12} />, "Security group"],
    [<Globe key="" size={12} />, "Public subnet"],
    [<ArrowUpFromLine key="" size={12} />, "Private: out by NAT"],
    [<Ban key="" size={12} />, "Isolated: no way out"],
    [<StatusGlyph key="" status="failed" />, "Nothing gets through"],
  ],
  permissions: [
    [<UserRound key="" size={12} />, "Role"],
    [<Lock key="" size={12} className="text-bad" />, "Denied when last asked"],
  ],
};

function LensLegend({ lens }: { readonly lens: Lens }) {
  const [isOpen, setIsOpen] = useState(() => window.innerWidth >= 1440 && window.innerHeight >= 840);
  return (
    <details className="float lgd signs" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {lens === "network" ? "Who reaches whom" : "Who may do what"}
        <ChevronDown aria-hidden size={12} />
      </summary>
      <ul>
        {SIGNS[lens].map(([sign, word]) => (
          <li key={word}>
            <span aria-hidden className="sign">
              {sign}
            </span>
            {word}
          </li>
        ))}
      </ul>
    </details>
  );
}
