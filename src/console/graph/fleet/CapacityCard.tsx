import { useEffect, useMemo, useState } from "react";
import { setGlow } from "../../store/glow.ts";
import { useReplica } from "../../store/replica.ts";
import { select } from "../../store/selection.ts";
import { many } from "../figures.ts";
import { capacityByProvider, type ProviderCapacity } from "./capacityByProvider.ts";

/** Which instances and how many tasks belong to which capacity provider. Who is pointed at lights its instances on the map; a press keeps them lit. */
export function CapacityCard() {
  const all = useCapacity();
  const [kept, setKept] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const lit = all.find(({ name }) => name === (pointed ?? kept))?.instances;
  useEffect(() => {
    if (lit === undefined) return;
    setGlow(new Set(lit.map(({ containerInstanceArn }) => containerInstanceArn)));
    return () => setGlow(null);
  }, [lit]);
  if (all.every(({ name }) => name === "")) return null;
  return (
    <section className="float lgd capacity" aria-label="Capacity by provider">
      <h3>Capacity by provider</h3>
      <ul>
        {all.map((one) => (
          <li key={one.name}>
            <button
              type="button"
              aria-pressed={one.name === kept}
              onPointerEnter={() => setPointed(one.name)}
              onPointerLeave={() => setPointed(null)}
              onFocus={() => setPointed(one.name)}
              onBlur={() => setPointed(null)}
              onClick={() => {
                setKept(one.name === kept ? null : one.name);
                if (one.arn !== null) select({ table: "ecs.capacityProviders", id: one.arn });
              }}
            >
              <b>{one.name === "" ? "No provider" : one.name}</b>
              {wordsOf(one)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useCapacity(): readonly ProviderCapacity[] {
  const providers = useReplica(({ tables }) => tables["ecs.capacityProviders"]);
  const instances = useReplica(({ tables }) => tables["ecs.containerInstances"]);
  const tasks = useReplica(({ tables }) => tables["ecs.tasks"]);
  return useMemo(() => capacityByProvider({ "ecs.capacityProviders": providers, "ecs.containerInstances": instances, "ecs.tasks": tasks }), [providers, instances, tasks]);
}

/** `12 instances, 40 tasks, 3 wait`; where there can be no instances, none are spoken of. */
function wordsOf({ arn, instances, tasks, waiting }: ProviderCapacity): string {
  const machines = arn === null && instances.length === 0 ? [] : [many(instances.length, "instance")];
  return [...machines, many(tasks, "task"), ...(waiting === 0 ? [] : [`${waiting} ${waiting === 1 ? "waits" : "wait"}`])].join(", ");
}
