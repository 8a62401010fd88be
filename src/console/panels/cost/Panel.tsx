import type { ReactNode } from "react";
import type { Bill, Cost } from "../../../bridge/protocol.ts";
import { figure, percent } from "../../graph/figures.ts";
import { nameIn } from "../../store/names.ts";
import { select } from "../../store/selection.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { capacityName, dollars } from "../../cost/dollars.ts";
import { useBill } from "./useBill.ts";

/** What the account costs at list prices, as its clock runs. */
export function Panel() {
  const bill = useBill();
  if (bill === null) return null;
  if (bill.capacity.length === 0) return <EmptyState title="Nothing costs anything yet">Instances, tasks on Fargate, load balancers and NAT gateways are paid for.</EmptyState>;
  return (
    <div className="@container min-h-0 flex-1 overflow-auto text-xs">
      <div className="grid min-h-full grid-cols-1 @xl:grid-cols-[180px_1fr_1fr] @3xl:grid-cols-[280px_1fr_1fr] @xl:divide-x @xl:divide-line">
        <Summary bill={bill} />
        <CostTable caption="What is paid for" first="Capacity" lines={bill.capacity.map(({ use, count, ...cost }) => ({ key: capacityName(use), name: capacityName(use), count, ...cost }))} />
        <CostTable caption="What it is paid for" first="Service" lines={usesOf(bill)} />
      </div>
    </div>
  );
}

function Summary({ bill }: { readonly bill: Bill }) {
  const { region, on } = bill.priced;
  return (
    <dl className="flex flex-col gap-2 p-3 @3xl:grid @3xl:grid-cols-2 @3xl:content-start @3xl:gap-x-4">
      <Figure name="per hour now" value={dollars(bill.dollarsPerHour)} isMain />
      <Figure name="since the start" value={dollars(bill.dollars)} />
      {bill.dollarsPerMillionRequests !== null && <Figure name="per million requests" value={dollars(bill.dollarsPerMillionRequests)} note={`of ${figure(bill.requestCount)}`} />}
      {bill.instances.dollarsPerHour > 0 && <Figure name="of instances idle" value={`${percent(bill.idle.dollarsPerHour, bill.instances.dollarsPerHour)}%`} note={`${dollars(bill.idle.dollarsPerHour)} an hour`} />}
      {bill.savedBySpot.dollars > 0 && <Figure name="saved by Spot" value={dollars(bill.savedBySpot.dollars)} note={`${dollars(bill.savedBySpot.dollarsPerHour)} an hour`} />}
      <p className="mt-auto text-ink-3 @3xl:col-span-2">
        List prices in {region}, {on}. Idle is what no task reserves of an instance, where a vCPU is worth 9 GiB; each request is taken to be 10 KiB.
      </p>
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
  readonly isMain?: boolean;
}

function Figure({ name, value, note, isMain = false }: FigureProps) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-ink-3">
        {name}
        {note !== undefined && `, ${note}`}
      </dt>
      <dd className={isMain ? "text-[22px] leading-7 font-[650] tracking-[-.02em] tabular-nums" : "text-md font-semibold tabular-nums"}>{value}</dd>
    </div>
  );
}

interface CostLine extends Cost {
  readonly key: string;
  readonly name: ReactNode;
  /** null: it cannot be counted. */
  readonly count: number | null;
}

/** Services, and what none of them has. */
function usesOf({ services, idle, shared }: Bill): readonly CostLine[] {
  const own = services.map(({ serviceArn, taskCount, ...cost }) => ({
    key: serviceArn ?? "",
    name: serviceArn === null ? "Tasks of no service" : <ServiceName arn={serviceArn} />,
    count: taskCount,
    ...cost,
  }));
  const rest = [
    { key: "idle", name: <span title="What no task reserves of instances">Idle on instances</span>, count: null, ...idle },
    { key: "shared", name: <span title="Load balancers, gateways, their addresses and those of instances, root volumes, and addresses that nobody uses">Shared by all</span>, count: null, ...shared },
  ];
  return [...own, ...rest.filter(({ dollars: spent }) => spent > 0)];
}

function ServiceName({ arn }: { readonly arn: string }) {
  return (
    <button type="button" onClick={() => select({ table: "ecs.services", id: arn })} className="max-w-full truncate text-accent-ink hover:underline">
      {nameIn(arn)}
    </button>
  );
}

/** Capacity units are seldom whole. */
const counted = (count: number): string => figure(Number.isInteger(count) ? count : Math.round(count * 100) / 100);

function CostTable({ caption, first, lines }: { readonly caption: string; readonly first: string; readonly lines: readonly CostLine[] }) {
  return (
    <div className="p-2">
      <table className="w-full border-collapse" aria-label={caption}>
        <thead>
          <tr className="text-left text-ink-3">
            <th className="px-1 py-1 font-normal">{first}</th>
            <th className="px-1 py-1 text-right font-normal">Now</th>
            <th className="px-1 py-1 text-right font-normal">Per hour</th>
            <th className="px-1 py-1 text-right font-normal">So far</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, count, dollarsPerHour, dollars: spent }) => (
            <tr key={key} className="border-t border-line">
              <th scope="row" className="max-w-0 min-w-24 truncate px-1 py-1 text-left font-normal w-full">
                {name}
              </th>
              <td className="px-1 py-1 text-right tabular-nums">{count === null ? "" : counted(count)}</td>
              <td className="px-1 py-1 text-right tabular-nums">{dollars(dollarsPerHour)}</td>
              <td className="px-1 py-1 text-right tabular-nums">{dollars(spent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
