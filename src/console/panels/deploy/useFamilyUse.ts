import { useMemo, useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import type { TakenPercents } from "../../placement/takeApart.ts";
import { usePacedReplica } from "../../store/paced.ts";
import { type FamilyUse, familyUse } from "./familyUse.ts";

type Service = Rows["ecs.services"];

/** Who uses a family, and which of its services the person wants to take along. */
export interface ChosenUse extends FamilyUse {
  readonly chosen: readonly Service[];
  readonly choose: (service: Service, isChosen: boolean) => void;
  /** Percentages that services are updated with, by their ARNs; the others keep theirs. */
  readonly percents: ReadonlyMap<string, TakenPercents>;
  readonly setPercents: (service: Service, percents: TakenPercents) => void;
}

/** All services are chosen until the person says otherwise. */
export function useFamilyUse(family: string): ChosenUse {
  const { tables } = usePacedReplica(2);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [percents, setAll] = useState<ReadonlyMap<string, TakenPercents>>(new Map());
  const use = useMemo(() => familyUse(tables, family), [tables, family]);
  const chosen = useMemo(() => use.services.filter(({ serviceArn }) => !left.has(serviceArn)), [use, left]);
  const choose = ({ serviceArn }: Service, isChosen: boolean) => {
    const next = new Set(left);
    if (isChosen) next.delete(serviceArn);
    else next.add(serviceArn);
    setLeft(next);
  };
  const setPercents = ({ serviceArn }: Service, changed: TakenPercents) => setAll((all) => new Map([...all, [serviceArn, { ...all.get(serviceArn), ...changed }]]));
  return { ...use, chosen, choose, percents, setPercents };
}
