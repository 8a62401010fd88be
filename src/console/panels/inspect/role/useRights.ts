import { useEffect, useState } from "react";
import type { RightsExplanation, Rows } from "../../../../bridge/protocol.ts";
import { engine } from "../../../store/engine.ts";
import { useTable } from "../../../store/replica.ts";

/** Why what was denied is denied now, and what would allow it; asked again when a role changed. null until it is answered. */
export function useRights({ roleArn, action, resource, servicePrincipal }: Rows["iam.decisions"]): RightsExplanation | null {
  const roles = useTable("iam.roles");
  const [explanation, setExplanation] = useState<RightsExplanation | null>(null);
  useEffect(() => {
    let isWanted = true;
    void engine()
      .explainRights({ roleArn, action, resource, servicePrincipal })
      .then((answer) => isWanted && setExplanation(answer));
    return () => {
      isWanted = false;
    };
  }, [roleArn, action, resource, servicePrincipal, roles]);
  return explanation;
}
