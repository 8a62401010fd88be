import { Check } from "lucide-react";
import { shortZone } from "../../../../aws/shortZone.ts";
import { useReplica } from "../../../store/replica.ts";
import { select } from "../../../store/selection.ts";
import { shortName } from "../../../store/names.ts";
import type { Funnel, Standing } from "../../../store/funnel.ts";
import { classNames } from "../../../ui/classNames.ts";
import { figure } from "../../../graph/figures.ts";
import { type Column, columnsOf, comparedWords } from "./compared.ts";
import { pointAt } from "./pointAt.ts";

/** Lines of the table; everybody else is in the list of all instances. */
const SHOWN = 6;

/** Those that fit, in the order in which the strategies prefer them, with the numbers that they went by. */
export function RankedTable({ funnel }: { readonly funnel: Funnel }) {
  const ranked = funnel.standings.filter(({ verdict: { step } }) => step === null || step >= 3);
  const columns = columnsOf(funnel);
  if (ranked.length === 0) return null;
  return (
    <div className="mt-1.5 overflow-x-auto">
      <table aria-label="Instances in the order of preference" className="w-full text-xs">
        <thead>
          <tr className="text-left align-bottom text-ink-3">
            <th scope="col" className="w-6 pl-1.5 font-normal">
              <span className="sr-only">Place</span>
            </th>
            <th scope="col" className="pb-0.5 font-normal">
              Instance
            </th>
            <th scope="col" className="pb-0.5 pl-2 font-normal">
              Zone
            </th>
            {columns.map((column) => (
              <Head key={column.stage.name} {...column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {ranked.slice(0, SHOWN).map((standing, at) => (
            <RankedRow key={standing.verdict.containerInstanceArn} place={at + 1} {...{ standing, funnel, columns }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ title, unit }: Column) {
  return (
    <th scope="col" title={unit === "tasks" ? "Tasks of the same service or group" : undefined} className="pr-1.5 pb-0.5 pl-2 text-right font-normal leading-3.5">
      {title}
      {unit !== "tasks" && <span className="block">{unit}</span>}
    </th>
  );
}

interface RankedRowProps {
  readonly standing: Standing;
  readonly place: number;
  readonly funnel: Funnel;
  readonly columns: readonly Column[];
}

function RankedRow({ standing, place, funnel, columns }: RankedRowProps) {
  const { verdict, stage, at } = standing;
  const { containerInstanceArn, availabilityZone, step, reason } = verdict;
  const row = useReplica(({ tables }) => tables["ecs.containerInstances"].get(containerInstanceArn));
  const isChosen = step === null;
  return (
    <tr
      title={[row?.instanceType, reason, comparedWords(funnel, standing)].filter(Boolean).join(": ")}
      onPointerEnter={() => pointAt([containerInstanceArn])}
      onPointerLeave={() => pointAt(null)}
      onClick={() => select({ table: "ecs.containerInstances", id: containerInstanceArn })}
      className={classNames("h-6 cursor-pointer", isChosen ? "bg-accent-soft" : "hover:bg-hover")}
    >
      <td className="rounded-l-chip pl-1.5 font-semibold text-ink-2">{isChosen ? <Check aria-label={`${place}, chosen`} size={12} strokeWidth={3} className="text-ok" /> : place}</td>
      <td>
        <button type="button" className="font-mono" onFocus={() => pointAt([containerInstanceArn])} onBlur={() => pointAt(null)}>
          {shortName(row?.ec2InstanceId ?? containerInstanceArn)}
        </button>
      </td>
      <td className="pl-2 text-ink-2">{shortZone(availabilityZone)}</td>
      {columns.map((column) => (
        <Amount key={column.stage.name} column={column} at={at} isDecisive={funnel.stages[stage ?? -1] === column.stage} />
      ))}
    </tr>
  );
}

/** The number that put it behind the others stands out. */
function Amount({ column: { stage, unit }, at, isDecisive }: { readonly column: Column; readonly at: number; readonly isDecisive: boolean }) {
  const bucket = stage.compared?.buckets?.[at];
  return (
    <td title={bucket === undefined ? undefined : `in ${bucket === "" ? "no bucket with a name" : bucket}, ${unit}`} className={classNames("pr-1.5 pl-2 text-right last:rounded-r-chip", isDecisive ? "font-semibold text-ink" : "text-ink-2")}>
      {figure(stage.compared?.amounts[at] ?? 0)}
      {isDecisive && <span className="sr-only"> decided against it</span>}
    </td>
  );
}
