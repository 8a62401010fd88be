import type { Rows } from "../../../../bridge/protocol.ts";
import { Refusal } from "../../../dialogs/Refusal.tsx";
import { nameIn, revisionIn } from "../../../store/names.ts";
import { serviceHue } from "../../../store/serviceHue.ts";
import { Swatch } from "../../../ui/Swatch.tsx";
import type { Refused } from "../registration.ts";
import { rolloutPlan } from "../rolloutPlan.ts";
import { HealthyBracket } from "./HealthyBracket.tsx";

type Service = Rows["ecs.services"];

export interface UpdateServicesProps {
  readonly services: readonly Service[];
  readonly nextRevision: number;
  readonly isChosen: (service: Service) => boolean;
  readonly onChoose: (service: Service, isChosen: boolean) => void;
  readonly refusals: ReadonlyMap<string, Refused>;
}

/** The services that use the family, each to be updated to the new revision or not, and what that will do. */
export function UpdateServices({ services, nextRevision, isChosen, onChoose, refusals }: UpdateServicesProps) {
  if (services.length === 0) return <p className="text-ink-3">No service uses this family. Drag it onto a cluster to make one.</p>;
  return (
    <ul className="flex flex-col gap-3.5">
      {services.map((service) => {
        const refusal = refusals.get(service.serviceArn);
        return (
          <li key={service.serviceArn} className="flex flex-col gap-1.5">
            <ServiceLine service={service} isChosen={isChosen(service)} onChoose={(chosen) => onChoose(service, chosen)} />
            {isChosen(service) && <Rollout service={service} nextRevision={nextRevision} />}
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

function Rollout({ service, nextRevision }: { readonly service: Service; readonly nextRevision: number }) {
  const plan = rolloutPlan(service, nextRevision);
  return (
    <>
      <HealthyBracket hue={serviceHue(service)} count={service.desiredCount} plan={plan} oldRevision={revisionIn(service.taskDefinitionArn)} newRevision={nextRevision} />
      <p className="leading-4 text-ink-2">{plan.sentence}</p>
    </>
  );
}
