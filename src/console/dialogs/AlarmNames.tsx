import { call } from "../../aws/generated/api.ts";
import type { Rows } from "../../bridge/protocol.ts";
import { carryOut } from "../graph/carryOut.ts";
import { calls } from "../graph/proposal.ts";
import { balancerDimension, groupDimension } from "../store/balancerMetrics.ts";
import { useTable } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { listed } from "./listed.ts";

export interface AlarmNamesProps {
  readonly value: string;
  readonly onChange: (names: string) => void;
  readonly hint: string;
  readonly error: string | undefined;
  /** At whose targets an alarm looks that is made here; absent: at nobody's, and it is set by hand. */
  readonly targetGroupArn?: string | undefined;
}

/** The alarms that watch a deployment, and buttons that make those that are not there. */
export function AlarmNames({ value, targetGroupArn, ...text }: AlarmNamesProps) {
  return (
    <>
      <TextInput label="Alarm names" value={value} placeholder="web-errors" {...text} />
      <MissingAlarms names={listed(value)} targetGroupArn={targetGroupArn} />
    </>
  );
}

/** ECS takes names of alarms that there are none of, and such an alarm never goes off. */
function MissingAlarms({ names, targetGroupArn }: Pick<AlarmNamesProps, "targetGroupArn"> & { readonly names: readonly string[] }) {
  const group = useTable("elbv2.targetGroups").get(targetGroupArn ?? "");
  const alarms = useTable("cloudwatch.alarms");
  const missing = names.filter((name) => !alarms.has(name));
  return missing.map((name) => (
    <p key={name} className="mt-1 flex items-center justify-between gap-2 text-xs text-ink-2">
      <span className="min-w-0">There is no alarm {name}.</span>
      <Button size="sm" onClick={() => void carryOut(calls(`Made the alarm ${name}.`, errorsAlarm(name, group)))}>
        Create it
      </Button>
    </p>
  ));
}

/** An alarm such as services are watched by: too many answers of targets that are errors. */
const errorsAlarm = (AlarmName: string, group: Rows["elbv2.targetGroups"] | undefined) =>
  call("cloudwatch", "PutMetricAlarm", {
    AlarmName,
    Namespace: "AWS/ApplicationELB",
    MetricName: "HTTPCode_Target_5XX_Count",
    ...(group === undefined || group.loadBalancerArn === null ? {} : { Dimensions: [groupDimension(group.targetGroupArn), balancerDimension(group.loadBalancerArn)] }),
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: "GreaterThanThreshold",
    TreatMissingData: "notBreaching",
  });
