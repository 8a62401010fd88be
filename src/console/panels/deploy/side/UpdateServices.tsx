import { call } from "../../../../aws/generated/api.ts";
import type { RegisterTaskDefinitionRequest } from "../../../../aws/generated/ecs.ts";
import type { Rows } from "../../../../bridge/protocol.ts";
import { FormOffers } from "../../../dialogs/FormOffers.tsx";
import { Refusal } from "../../../dialogs/Refusal.tsx";
import { Findings } from "../../../dialogs/UpdateOutcome.tsx";
import type { TakenPercents } from "../../../placement/takeApart.ts";
import { RangePlan } from "../../../rollout/RangePlan.tsx";
import { useUpdatePlan } from "../../../rollout/useUpdatePlan.ts";
import { nameIn, revisionIn } from "../../../store/names.ts";
import { serviceHue } from "../../../store/serviceHue.ts";
import { Swatch } from "../../../ui/Swatch.tsx";
import { type Refused, updateWith } from "../registration.ts";

type Service = Rows["ecs.services"];

export interface UpdateServicesProps {
  readonly services: readonly Service[];
  readonly nextRevision: number;
  readonly isChosen: (service: Service) => boolean;
  readonly onChoose: (service: Service, isChosen: boolean) => void;
  readonly percents: ReadonlyMap<string, TakenPercents>;
  readonly onPercents: (service: Service, percents: TakenPercents) => void;
  /** What would be registered; null while it has errors. */
  readonly input: RegisterTaskDefinitionRequest | null;
  readonly refusals: ReadonlyMap<string, Refused>;
}

/** The services that use the family, each to be updated to the new revision or not, and what that will do. */
export function UpdateServices({ services, nextRevision, isChosen, onChoose, percents, onPercents, input, refusals }: UpdateServicesProps) {
  if (services.length === 0) return <p className="text-ink-3">No service uses this family. Drag it onto a cluster to make one.</p>;
  return (
    <ul className="flex flex-col gap-3.5">
      {services.map((service) => {
        const refusal = refusals.get(service.serviceArn);
        return (
          <li key={service.serviceArn} className="flex flex-col gap-1.5">
            <ServiceLine service={service} isChosen={isChosen(service)} onChoose={(chosen) => onChoose(service, chosen)} />
            {isChosen(service) && (
              <Rollout service={service} nextRevision={nextRevision} percents={percents.get(service.serviceArn)} onPercents={(changed) => onPercents(service, changed)} input={input} />
            )}
            {refusal !== undefined && <Refusal {...refusal} />}
          </li>
        );
      })}
    </ul>
  );
}

function ServiceLine({ service, isChosen, onChoose }: { readonly service: Service; readonly isChosen: boolean; readonly onChoose: (isChosen: boolean) => void }) {
  const { serviceName, taskDefinitionArn, desiredCount, launchType } = service;
  return (
    <label className="flex min-h-7 items-center gap-2">
      <input type="checkbox" checked={isChosen} onChange={({ target }) => onChoose(target.checked)} className="size-3.75 shrink-0 accent-(--ink)" />
      <Swatch hue={serviceHue(service)} />
      <span className="truncate font-semibold">{serviceName}</span>
      <span className="ml-auto shrink-0 text-ink-3">
        {nameIn(taskDefinitionArn)}, {desiredCount === 1 ? "1 task" : `${desiredCount} tasks`} on {launchType}
      </span>
    </label>
  );
}

interface RolloutProps extends Pick<UpdateServicesProps, "nextRevision" | "input"> {
  readonly service: Service;
  readonly percents: TakenPercents | undefined;
  readonly onPercents: (percents: TakenPercents) => void;
}

function Rollout({ service, nextRevision, percents, onPercents, input }: RolloutProps) {
  const calls = input === null ? null : [call("ecs", "RegisterTaskDefinition", input), updateWith({ service, percents }, `${input.family}:${nextRevision}`)];
  const plan = useUpdatePlan(calls);
  return (
    <>
      {service.schedulingStrategy !== "DAEMON" && <RangePlan hue={serviceHue(service)} settings={{ ...service, ...percents }} oldRevision={revisionIn(service.taskDefinitionArn)} newRevision={nextRevision} />}
      {plan !== null && <Findings plan={plan} />}
      <FormOffers plan={plan} calls={calls} clusterArn={service.clusterArn} revision={null} onPercents={onPercents} />
    </>
  );
}
