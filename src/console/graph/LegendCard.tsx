import { type ReactNode, useState } from "react";
import { ChevronDown } from "lucide-react";
import { classNames } from "../ui/classNames.ts";

export interface LegendCardProps {
  readonly title: string;
  /** What each sign means, by its words. */
  readonly signs: readonly (readonly [sign: ReactNode, words: string])[];
  readonly className?: string;
}

/** What the signs of the map mean. Closed over a narrow map it is a word, for cards stand beside it. */
export function LegendCard({ title, signs, className }: LegendCardProps) {
  // Open where it covers nothing.
  const [isOpen, setIsOpen] = useState(() => window.innerWidth >= 1440 && window.innerHeight >= 840);
  return (
    <details className={classNames("float lgd", className)} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <span className="whole">{title}</span>
        <span className="short" aria-hidden>
          Key
        </span>
        <ChevronDown aria-hidden size={12} />
      </summary>
      <ul>
        {signs.map(([sign, words]) => (
          <li key={words}>
            {sign}
            {words}
          </li>
        ))}
      </ul>
    </details>
  );
}
