import { call } from "../../../../aws/generated/api.ts";
import { creditModeOf } from "../../../../aws/rules/load/credits.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { Button } from "../../../ui/Button.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";
import { creditFacts } from "./creditFacts.ts";

export interface CreditsProps {
  readonly machine: Rows["ec2.instances"];
  /** Undefined: nothing is said of what programs use, or the instance never ran since. */
  readonly account: Rows["ec2.cpuCredits"] | undefined;
  readonly now: number;
}

/** The CPU credits of an instance of a T family: how many there are, what they are spent on, and what happens without any. */
export function Credits({ machine, account, now }: CreditsProps) {
  const asking = useCall();
  const mode = creditModeOf(machine);
  const other = mode === "standard" ? "unlimited" : "standard";
  const facts = account && creditFacts(account, now);
  const isSteady = machine.state === "running" || machine.state === "stopped";
  const change = () => void asking.make(call("ec2", "ModifyInstanceCreditSpecification", { InstanceCreditSpecifications: [{ InstanceId: machine.instanceId, CpuCredits: other }] }));
  return (
    <Block
      title="CPU credits"
      aside={
        <Button size="sm" title="ModifyInstanceCreditSpecification" disabled={!isSteady || asking.isBusy} onClick={change}>
          Make {other}
        </Button>
      }
    >
      <Facts>
        <Fact name="Mode">{mode}</Fact>
        {facts === undefined ? (
          <Fact name="Balance">
            <span className="text-ink-3">Counted once an image says what it uses</span>
          </Fact>
        ) : (
          <>
            <Fact name="Balance">
              <span className="tabular-nums">{facts.balance}</span>
              <span className={facts.isBad ? "text-bad" : "text-ink-3"}>{facts.says}</span>
            </Fact>
            <Fact name="Baseline">{vcpus(facts.baselineVcpus)}</Fact>
            <Fact name="Used">{vcpus(facts.usedVcpus)}</Fact>
          </>
        )}
      </Facts>
      <RefusedInPlace asking={asking} />
    </Block>
  );
}

const vcpus = (count: number): string => `${Math.round(count * 100) / 100} vCPU`;
