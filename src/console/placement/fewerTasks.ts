import type { Plan } from "../../bridge/protocol.ts";
import type { Offered } from "./Offers.tsx";

/** As many tasks as the plan found places for, offered to whoever asks for more; null: it found none, or for all. */
export function fewerTasks({ tasks, asked, obstacle }: Plan, count: number | null, onCount: (count: number) => void): Offered | null {
  if (count === null || asked === null || obstacle === null || tasks.length === 0) return null;
  const fewer = count - (asked - tasks.length);
  if (fewer < 1) return null;
  return {
    title: fewer === 1 ? `Ask for one task instead of ${count}` : `Ask for ${fewer} tasks instead of ${count}`,
    detail: `So many find a place as things are; one more does not.`,
    makes: [],
    afterMillis: 0,
    take: () => onCount(fewer),
  };
}
