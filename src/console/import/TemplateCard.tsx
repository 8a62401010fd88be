import { useMemo, useState } from "react";
import { navigate } from "wouter/use-hash-location";
import type { PlannedCall, TemplatePlan } from "../../aws/template/plan.ts";
import { withAnswers } from "../../aws/template/answered.ts";
import { isQuestion } from "../../aws/template/needed.ts";
import { Refusal } from "../dialogs/Refusal.tsx";
import { type FormRefusal, type Step, useSubmission } from "../dialogs/useSubmission.ts";
import { passSeconds } from "../panels/terminal/simulatedTime.ts";
import { engine } from "../store/engine.ts";
import { tablesNow } from "../store/replica.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { Segmented } from "../ui/Segmented.tsx";
import { toast } from "../ui/toast.ts";
import { AccountReport } from "./account/AccountReport.tsx";
import { CallList } from "./CallList.tsx";
import { Card } from "./Card.tsx";
import { openEmptyAccount } from "./emptyAccount.ts";
import { readText, templateIn } from "./template.ts";
import { TemplateParameters } from "./TemplateParameters.tsx";
import { FaultBox } from "./TextNotes.tsx";

export interface TemplateCardProps {
  readonly text: string;
  /** What the text is called, without an ending. */
  readonly name: string;
  readonly onClose: () => void;
}

/** A template: what of it can be made here, with which calls, and what cannot. */
export function TemplateCard({ text, name, onClose }: TemplateCardProps) {
  const [given, setGiven] = useState<ReadonlyMap<string, string>>(new Map());
  const [known] = useState(whatIsKnown);
  const [mask, setMask] = useState(true);
  const read = useMemo(() => readText(text, mask), [text, mask]);
  const reading = useMemo(() => templateIn(read, { name, given, known }), [read, name, given, known]);
  if (reading === null) return <p className="text-ink-2">It holds nothing that can be made here.</p>;
  if (reading.kind === "fault") return <FaultBox fault={reading.fault} goesOn={false} />;
  if (reading.kind === "problem") return <FaultBox fault={{ line: 1, column: 1, message: reading.problem, excerpt: "" }} goesOn={false} />;
  return (
    <>
      <PlanCard plan={reading.plan} name={name} onGive={(parameter, value) => setGiven(withValue(given, parameter, value))} onClose={onClose} />
      <Checkbox checked={mask} onChange={setMask}>
        Mask account ids: made-up accounts stand for those that the text names
      </Checkbox>
    </>
  );
}

interface PlanCardProps {
  readonly plan: TemplatePlan;
  readonly name: string;
  readonly onGive: (parameter: string, value: string) => void;
  readonly onClose: () => void;
}

type Place = "here" | "new";

function PlanCard({ plan, name, onGive, onClose }: PlanCardProps) {
  const submission = useSubmission();
  const [place, setPlace] = useState<Place>("here");
  const [began, setBegan] = useState(false);
  const steps = useMemo(() => plan.steps.map(stepOf), [plan]);
  const made = plan.steps.filter(({ id, call }) => submission.done.has(id) && !isQuestion(call.operation)).length;
  const total = plan.steps.filter(({ call }) => !isQuestion(call.operation)).length;
  const missing = plan.parameters.some(({ isMissing }) => isMissing);

  async function create() {
    if (place === "new" && !began && !(await openEmptyAccount(name === "" ? "Imported" : name))) return;
    setBegan(true);
    if (!(await submission.submit(steps))) return;
    toast(`Made ${total === 1 ? "1 call" : `${total} calls`} of ${plan.what}`, { tone: "ok" });
    onClose();
    navigate("/");
  }

  function takeBack() {
    for (let i = 0; i < made; i++) engine().undo();
    onClose();
  }

  return (
    <Card
      title={name === "" ? plan.what.replace(/^a /, "") : name}
      note={`${name === "" ? "" : `${plan.what}: `}${total === 1 ? "1 call" : `${total} calls`}`}
      what={plan.what}
      path={[]}
      actions={
        <>
          <Segmented
            label="Where to make it"
            value={place}
            disabled={began}
            onChange={setPlace}
            options={[
              { value: "here", label: "In this session" },
              { value: "new", label: "In a new one" },
            ]}
          />
          <Button variant="primary" disabled={submission.isBusy || missing || total === 0} onClick={() => void create()}>
            {submission.isBusy ? `${made} of ${total}…` : began ? "Try the rest again" : "Make it"}
          </Button>
        </>
      }
    >
      <TemplateParameters parameters={plan.parameters} onGive={onGive} />
      {submission.refusal !== null && (
        <>
          <Refusal {...submission.refusal.answer} />
          <p className="flex flex-wrap items-center gap-2 text-ink-2">
            {refusedAt(plan, submission.refusal)} was refused. {made === 0 ? "Nothing was made." : `${made} of ${total} calls were made before it, and stand.`}
            {made > 0 && (
              <Button size="sm" onClick={takeBack}>
                Undo them
              </Button>
            )}
          </p>
        </>
      )}
      <AccountReport remarks={plan.remarks} counts={plan.counts} names={[]} />
      {steps.length > 0 && <CallList steps={steps} done={submission.done} />}
    </Card>
  );
}

/** At which resource of the template, and at which line, a call was refused. */
function refusedAt({ steps }: TemplatePlan, { id, call }: FormRefusal): string {
  const { what = "", line = null } = steps.find((step) => step.id === id)?.of ?? {};
  return `${what === "" ? "" : `${what}${line === null ? "" : `, line ${line}`}: `}${call.operation}`;
}

function stepOf({ id, call, afterSeconds }: PlannedCall): Step {
  const wait = afterSeconds === undefined ? {} : { before: () => passed(afterSeconds) };
  return { id, ...wait, call: (outputs) => ({ ...call, input: withAnswers(call.input, outputs) }) };
}

/** Lets simulated seconds pass; false: the simulation has stopped at a fault. */
function passed(seconds: number): Promise<boolean> {
  return passSeconds(seconds, new AbortController().signal).then(() => true, () => false);
}

/** Ids and ARNs that a template may name because it was written for this account. */
function whatIsKnown(): ReadonlySet<string> {
  const tables = tablesNow();
  const groups = [...tables["autoscaling.groups"].values()].map(({ autoScalingGroupArn }) => autoScalingGroupArn);
  return new Set([...tables["ec2.vpcs"].keys(), ...tables["ec2.subnets"].keys(), ...tables["ec2.securityGroups"].keys(), ...groups, ...tables["ecs.capacityProviders"].keys()]);
}

/** An empty value is none: the template's own counts again. */
function withValue(given: ReadonlyMap<string, string>, parameter: string, value: string): ReadonlyMap<string, string> {
  const next = new Map(given);
  if (value === "") next.delete(parameter);
  else next.set(parameter, value);
  return next;
}
