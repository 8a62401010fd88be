import { useMemo, useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { usePacedReplica } from "../../store/paced.ts";
import { type FamilyUse, familyUse } from "./familyUse.ts";

type Service = Rows["ecs.services"];

/** Who uses a family, and which of its services the person wants to take along. */
export interface ChosenUse extends FamilyUse {
  readonly chosen: readonly Service[];
  readonly choose: (service: Service, isChosen: boolean) => void;
}

/** All services are chosen until the person says otherwise. */
export function useFamilyUse(family: string): ChosenUse {
  const { tables } = usePacedReplica(2);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const use = useMemo(() => familyUse(tables, family), [tables, family]);
  const chosen = useMemo(() => use.services.filter(({ serviceArn }) => !left.has(serviceArn)), [use, left]);
  const choose = ({ serviceArn }: Service, isChosen: boolean) => {
    const next = new Set(left);
    if (isChosen) next.delete(serviceArn);
    else next.add(serviceArn);
    setLeft(next);
  };
  return { ...use, chosen, choose };
}
