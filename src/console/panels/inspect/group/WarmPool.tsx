import { call } from "../../../../aws/generated/api.ts";
import type { PutWarmPoolType } from "../../../../aws/generated/autoscaling.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { many } from "../../../graph/figures.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Stepper } from "../../../ui/Stepper.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";
import { MemberList } from "./MemberLine.tsx";
import type { Member } from "./membersOf.ts";

type Group = Rows["autoscaling.groups"];

/** The instances that are kept ready for a group, how many there are to be, and how they wait. A group of several types cannot have any. */
export function WarmPool({ group, members }: { readonly group: Group; readonly members: readonly Member[] }) {
  const asking = useCall();
  const { autoScalingGroupName: AutoScalingGroupName, warmPool: pool = null, isDeleting } = group;
  if (isDeleting || (pool === null && group.mixed)) return null;
  const put = (change: Omit<PutWarmPoolType, "AutoScalingGroupName">) => void asking.make(call("autoscaling", "PutWarmPool", { AutoScalingGroupName, ...change }));
  return (
    <Block title="Warm pool" aside={pool === null ? undefined : many(members.length, "instance")}>
      {pool === null ? (
        <div className="flex items-center gap-2">
          <p className="min-w-0 flex-1 text-xs text-ink-3">None: what is missing is launched anew.</p>
          <Button size="sm" disabled={asking.isBusy} onClick={() => put({})}>
            Keep instances ready
          </Button>
        </div>
      ) : (
        <>
          <Settings group={group} pool={pool} isBusy={asking.isBusy || pool.deletion !== null} put={put} />
          {pool.deletion === null ? (
            <Button size="sm" className="my-2" disabled={asking.isBusy} onClick={() => void asking.make(call("autoscaling", "DeleteWarmPool", { AutoScalingGroupName }))}>
              Delete the warm pool
            </Button>
          ) : (
            <p className="my-2 text-xs text-ink-2">PendingDelete: it goes with its last instance.</p>
          )}
          <MemberList members={members} />
        </>
      )}
      <RefusedInPlace asking={asking} />
    </Block>
  );
}

interface SettingsProps {
  readonly group: Group;
  readonly pool: NonNullable<Group["warmPool"]>;
  readonly isBusy: boolean;
  readonly put: (change: Omit<PutWarmPoolType, "AutoScalingGroupName">) => void;
}

const STATES = [
  { value: "Stopped", label: "Stopped" },
  { value: "Running", label: "Running" },
] as const;

function Settings({ group: { maxSize }, pool: { maxGroupPreparedCapacity: prepared, minSize, poolState, reuseOnScaleIn }, isBusy, put }: SettingsProps) {
  return (
    <>
      <Facts>
        <Fact name="Prepared">
          <Stepper label="Maximum prepared capacity" size="sm" value={prepared ?? maxSize} disabled={isBusy} onChange={(MaxGroupPreparedCapacity) => put({ MaxGroupPreparedCapacity })} />
        </Fact>
        <Fact name="At least">
          <Stepper label="Minimum size of the warm pool" size="sm" value={minSize} disabled={isBusy} onChange={(MinSize) => put({ MinSize })} />
        </Fact>
        <Fact name="Pool state">
          <Segmented label="Pool state" options={STATES} value={poolState} disabled={isBusy} onChange={(PoolState) => put({ PoolState })} />
        </Fact>
      </Facts>
      <p className="my-1 text-xs text-ink-3">
        {prepared === null ? "With the group's own as many as its maximum." : "Prepared counts the group's own."}
        {prepared !== null && (
          <button type="button" className="block underline disabled:opacity-35" disabled={isBusy} onClick={() => put({ MaxGroupPreparedCapacity: -1 })}>
            Up to the maximum again
          </button>
        )}
      </p>
      <Checkbox checked={reuseOnScaleIn} disabled={isBusy} onChange={(ReuseOnScaleIn) => put({ InstanceReusePolicy: { ReuseOnScaleIn } })}>
        Takes back what the group scales in
      </Checkbox>
    </>
  );
}
