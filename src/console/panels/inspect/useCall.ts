import { useState } from "react";
import type { Answer, Call } from "../../../bridge/protocol.ts";
import { performPlain } from "../../store/calls.ts";

/** Calls that a part of the inspector makes, one at a time, and the refusal of the last one. */
export interface Asking {
  readonly isBusy: boolean;
  readonly refusal: (Answer & { readonly ok: false }) | null;
  /** True when it was accepted. */
  readonly make: (call: Call) => Promise<boolean>;
}

export function useCall(): Asking {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Asking["refusal"]>(null);
  const make = async (call: Call) => {
    setIsBusy(true);
    const answer = await performPlain(call);
    setIsBusy(false);
    setRefusal(answer.ok ? null : answer);
    return answer.ok;
  };
  return { isBusy, refusal, make };
}
