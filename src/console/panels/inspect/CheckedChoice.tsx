import { type ReactNode, useState } from "react";
import type { Call } from "../../../bridge/protocol.ts";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Block } from "./Block.tsx";
import { RefusedInPlace } from "./RefusedInPlace.tsx";
import { useCall } from "./useCall.ts";

export interface CheckedChoiceProps {
  readonly title: string;
  /** What is chosen now, and what could be. */
  readonly chosen: readonly string[];
  readonly options: readonly { readonly id: string; readonly label: ReactNode }[];
  /** The calls that put others in their place. */
  readonly replace: (ids: string[]) => readonly Call[];
  /** How what is chosen stands there while nobody changes it. */
  readonly children: ReactNode;
}

/** Some of several things, which are checked and saved together. What AWS refuses is said in its words, and the checks stay. */
export function CheckedChoice({ title, chosen, options, replace, children }: CheckedChoiceProps) {
  const asking = useCall();
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  if (draft === null) {
    return (
      <Block title={title} aside={<Button size="sm" onClick={() => setDraft(chosen)}>Change</Button>}>
        {children}
      </Block>
    );
  }
  const made = replace([...draft]);
  const save = async () => {
    for (const one of made) if (!(await asking.make(one))) return;
    setDraft(null);
  };
  return (
    <Block title={title}>
      <div className="flex flex-col gap-1">
        {options.map(({ id, label }) => (
          <Checkbox key={id} checked={draft.includes(id)} onChange={(isOn) => setDraft(isOn ? [...draft, id] : draft.filter((one) => one !== id))}>
            {label}
          </Checkbox>
        ))}
      </div>
      <span className="mt-1.5 flex gap-1.5">
        <Button size="sm" variant="primary" title={made.map(({ operation }) => operation).join(", ")} disabled={asking.isBusy} onClick={() => void save()}>
          Save
        </Button>
        <Button size="sm" variant="ghost" onClick={() => setDraft(null)}>
          Cancel
        </Button>
      </span>
      <RefusedInPlace asking={asking} />
    </Block>
  );
}
