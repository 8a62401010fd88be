import { useReplica } from "../../../store/replica.ts";
import { select } from "../../../store/selection.ts";
import { shortName } from "../../../store/names.ts";
import type { Funnel, Standing } from "../../../store/funnel.ts";
import { classNames } from "../../../ui/classNames.ts";
import { pointAt } from "./pointAt.ts";
import { stageTitle } from "./stageWords.ts";

/** Lines of the table; everybody else is in the list of all instances. */
const SHOWN = 6;

/** Those that fit, in the order in which the strategies prefer them. */
export function RankedTable({ funnel }: { readonly funnel: Funnel }) {
  const ranked = funnel.standings.filter(({ verdict: { step } }) => step === null || step >= 3);
  if (ranked.length === 0) return null;
  return (
    <table aria-label="Instances in the order of preference" className="mt-1.5 w-full">
      <tbody>
        {ranked.slice(0, SHOWN).map((standing, at) => (
          <RankedRow key={standing.verdict.containerInstanceArn} standing={standing} place={at + 1} funnel={funnel} />
        ))}
      </tbody>
    </table>
  );
}

function RankedRow({ standing: { verdict, stage }, place, funnel }: { readonly standing: Standing; readonly place: number; readonly funnel: Funnel }) {
  const { containerInstanceArn, availabilityZone, step, reason } = verdict;
  const row = useReplica(({ tables }) => tables["ecs.containerInstances"].get(containerInstanceArn));
  const isChosen = step === null;
  const why = isChosen ? "chosen" : step === 4 ? "as good" : stageTitle(funnel.stages[stage ?? -1]?.name ?? "").replace(/ on .*/, "");
  return (
    <tr
      title={reason}
      onPointerEnter={() => pointAt([containerInstanceArn])}
      onPointerLeave={() => pointAt(null)}
      onClick={() => select({ table: "ecs.containerInstances", id: containerInstanceArn })}
      className={classNames("h-6 cursor-pointer text-xs", isChosen ? "bg-accent-soft" : "hover:bg-hover")}
    >
      <td className="w-6 rounded-l-chip pl-1.5 font-semibold text-ink-2">{place}</td>
      <td>
        <button
          type="button"
          className="font-mono"
          onFocus={() => pointAt([containerInstanceArn])}
          onBlur={() => pointAt(null)}
        >
          {shortName(row?.ec2InstanceId ?? containerInstanceArn)}
        </button>
      </td>
      <td className="text-ink-2">{availabilityZone.slice(-2)}</td>
      <td className="text-ink-2">{row?.instanceType}</td>
      <td className="rounded-r-chip pr-1.5 text-right text-ink-2">{why}</td>
    </tr>
  );
}
