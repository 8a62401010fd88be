import { useEffect, useState } from "react";
import type { Bill } from "../../../bridge/protocol.ts";
import { engine } from "../../store/engine.ts";
import { usePacedReplica } from "../../store/paced.ts";

/** The bill is asked for at most so often a second. */
const PACE = 2;

/** What the account costs, as its clock goes on; null until it is known. */
export function useBill(): Bill | null {
  const { revision } = usePacedReplica(PACE);
  const [bill, setBill] = useState<Bill | null>(null);

  useEffect(() => {
    let wanted = true;
    void engine()
      .bill()
      .then((answer) => wanted && setBill(answer));
    return () => {
      wanted = false;
    };
  }, [revision]);

  return bill;
}
