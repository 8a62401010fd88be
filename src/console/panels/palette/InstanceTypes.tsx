import { Server } from "lucide-react";
import { useState } from "react";
import { type InstanceTypeOffer, useInstanceTypes } from "../../store/instanceTypes.ts";
import { PaletteItem } from "./PaletteItem.tsx";

/** What most people reach for; the others are found by the filter, or listed on request. */
const USUAL = ["t3.medium", "c5.large", "m5.large"];

/** Types shown at once when all are asked for. */
const SHOWN = 60;

/** The types of EC2 instance that can be launched. */
export function InstanceTypes({ filter }: { readonly filter: string }) {
  const offers = useInstanceTypes();
  const [all, setAll] = useState(false);
  const fitting = filter === "" && !all ? offers.filter(({ instanceType }) => USUAL.includes(instanceType)) : offers.filter(({ instanceType }) => instanceType.includes(filter));
  const ordered = all || filter !== "" ? fitting : fitting.toSorted((a, b) => USUAL.indexOf(a.instanceType) - USUAL.indexOf(b.instanceType));
  if (ordered.length === 0) return null;
  return (
    <section aria-label="EC2 instances">
      <h3 className="flex justify-between pt-2 pr-2.5 pb-0.75 pl-3 text-xs text-ink-3">
        EC2 instances <span>vCPU · GiB</span>
      </h3>
      <ul>
        {ordered.slice(0, SHOWN).map((offer) => (
          <Type key={offer.instanceType} offer={offer} />
        ))}
      </ul>
      {filter === "" && (
        <button type="button" onClick={() => setAll(!all)} className="h-6 px-3 text-xs text-accent hover:underline">
          {all ? "Show the usual ones" : `Show all ${offers.length} types`}
        </button>
      )}
    </section>
  );
}

function Type({ offer: { instanceType, vcpus, memoryMiB } }: { readonly offer: InstanceTypeOffer }) {
  const memoryGiB = Math.round((memoryMiB / 1024) * 10) / 10;
  return (
    <PaletteItem look="row" item={{ kind: "instanceType", instanceType }} name={`EC2 instance ${instanceType}, ${vcpus} vCPU, ${memoryGiB} GiB`}>
      <Server aria-hidden size={13} className="shrink-0 text-ink-3" />
      <span className="min-w-0 truncate">{instanceType}</span>
      <span className="ml-auto shrink-0 text-xs text-ink-3">
        {vcpus} · {memoryGiB}
      </span>
    </PaletteItem>
  );
}
