import { useState } from "react";
import { byCodeUnit } from "../../../lib/compare.ts";
import { Button } from "../../ui/Button.tsx";
import { Block } from "./Block.tsx";
import { many } from "../../graph/figures.ts";

export interface AttributeListProps {
  readonly attributes: Readonly<Record<string, string>>;
}

/** Attributes with a value say what the instance is; the others are capabilities, and many. */
export function AttributeList({ attributes }: AttributeListProps) {
  const [all, setAll] = useState(false);
  const names = Object.keys(attributes).sort(byCodeUnit);
  const valued = names.filter((name) => attributes[name] !== "");
  const capabilities = names.filter((name) => attributes[name] === "");
  return (
    <Block title="Attributes" aside={many(names.length, "attribute")}>
      <dl className="flex flex-col gap-1">
        {valued.map((name) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-3">
            <dt className="font-mono text-xs wrap-anywhere text-ink-2">{name}</dt>
            <dd className="ml-auto wrap-anywhere">{attributes[name]}</dd>
          </div>
        ))}
      </dl>
      {all && (
        <ul className="mt-1.5 flex flex-col gap-0.5">
          {capabilities.map((name) => (
            <li key={name} className="font-mono text-xs wrap-anywhere text-ink-2">
              {name}
            </li>
          ))}
        </ul>
      )}
      {capabilities.length > 0 && (
        <Button size="sm" variant="ghost" className="mt-1" onClick={() => setAll(!all)}>
          {all ? "Hide capabilities" : `Show ${capabilities.length} capabilities`}
        </Button>
      )}
    </Block>
  );
}
