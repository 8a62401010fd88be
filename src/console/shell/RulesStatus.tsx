import { useReplica } from "../store/replica.ts";
import { RulesCard } from "./RulesCard.tsx";
import { StatusCard } from "./StatusCard.tsx";

/** By the rules of which time the account works. Opens what they differ in, and the switch. */
export function RulesStatus() {
  const ruleSet = useReplica(({ tables }) => tables["era.ruleSets"].get("account")?.ruleSet ?? "current");
  const button = (
    <>
      rules <span className="font-medium text-ink-2">{ruleSet}</span>
    </>
  );
  return (
    <StatusCard label="Rules of the era" width="lg" button={button}>
      <RulesCard ruleSet={ruleSet} />
    </StatusCard>
  );
}
