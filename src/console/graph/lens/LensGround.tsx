import { ArrowUpFromLine, Ban, Globe, Lock, Shield, UserRound } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { type Lens, setFindings, useLens } from "../../store/lens.ts";
import { replica } from "../../store/replica.ts";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { LegendCard, type LegendCardProps } from "../LegendCard.tsx";
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
      <LegendCard className="signs" title={TITLES[lens]} signs={SIGNS[lens]} />
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

const TITLES: Readonly<Record<Lens, string>> = { network: "Who reaches whom", permissions: "Who may do what" };

const sign = (icon: ReactNode, words: string) => [<span key="" aria-hidden className="sign">{icon}</span>, words] as const;

const SIGNS: Readonly<Record<Lens, LegendCardProps["signs"]>> = {
  network: [
    sign(<Shield size={12} />, "Security group"),
    sign(<Globe size={12} />, "Public subnet"),
    sign(<ArrowUpFromLine size={12} />, "Private: out by NAT"),
    sign(<Ban size={12} />, "Isolated: no way out"),
    sign(<StatusGlyph status="failed" />, "Nothing gets through"),
  ],
  permissions: [
    sign(<UserRound size={12} />, "Role"),
    sign(<Lock size={12} className="text-bad" />, "Denied when last asked"),
  ],
};
