import { useEffect, useState } from "react";
import { call, type Output } from "../../aws/generated/api.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { performPlain } from "../store/calls.ts";
import { engine } from "../store/engine.ts";
import { Segmented } from "../ui/Segmented.tsx";

type RuleSet = Rows["era.ruleSets"]["ruleSet"];
type Switch = Output<"physics", "DescribeRuleSet">["switches"][number];

const CHOICES = [
  { value: "current", label: "Current" },
  { value: "classic", label: "Classic" },
] as const;

/** The two sets of rules, rule by rule, and which of them holds. */
export function RulesCard({ ruleSet }: { readonly ruleSet: RuleSet }) {
  const switches = useSwitches();
  return (
    <>
      <div className="flex items-center gap-3">
        <h2 className="mr-auto text-md font-semibold text-ink">Rules of the era</h2>
        <Segmented label="Rules" options={CHOICES} value={ruleSet} onChange={(chosen) => void performPlain(call("physics", "PutRuleSet", { ruleSet: chosen }))} />
      </div>
      <p className="mt-1">
        {ruleSet === "classic" ? "Calls are judged as ECS judged them around 2019, as course material of that time tells it." : "Calls are judged as ECS judges them today."} What stands already stays, and Undo takes the choice back.
      </p>
      <dl className="mt-3">
        {switches.map(({ id, classic, current, since, source }) => (
          <div key={id} className="border-t border-line py-1.75">
            <dt className="text-ink">{ruleSet === "classic" ? classic : current}</dt>
            <dd className="text-xs text-ink-3">
              {ruleSet === "classic" ? `Since ${since}: ` : `Until ${since}: `}
              {ruleSet === "classic" ? current : classic} <span className="text-ink-3">({source})</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Asked once: the list is a part of the simulation. */
function useSwitches(): readonly Switch[] {
  const [switches, setSwitches] = useState<readonly Switch[]>([]);
  useEffect(() => {
    let isWanted = true;
    void engine()
      .call("physics", "DescribeRuleSet", {})
      .then((answer) => isWanted && answer.ok && setSwitches((answer.output as Output<"physics", "DescribeRuleSet">).switches));
    return () => {
      isWanted = false;
    };
  }, []);
  return switches;
}
