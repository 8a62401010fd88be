import { Refused } from "./Refused.tsx";
import type { Asking } from "./useCall.ts";

/** What AWS said against the last call of this part; nothing when it took it. */
export function RefusedInPlace({ asking: { refusal } }: { readonly asking: Asking }) {
  return refusal === null ? null : (
    <div className="mt-1.5">
      <Refused code={refusal.code} message={refusal.message} />
    </div>
  );
}
