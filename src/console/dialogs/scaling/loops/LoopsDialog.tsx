import { useState } from "react";
import type { Rows, TwoLoops } from "../../../../bridge/protocol.ts";
import { wholeClockText } from "../../../../lib/timeText.ts";
import { many } from "../../../graph/figures.ts";
import { goToMoment } from "../../../store/goToMoment.ts";
import { nameIn, scalingResourceOf } from "../../../store/names.ts";
import { tablesNow } from "../../../store/replica.ts";
import { Dialog } from "../../../ui/Dialog.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Select } from "../../../ui/Select.tsx";
import { closeDialog } from "../../requests.ts";
import { lengthOfLoops, Strip } from "./Strip.tsx";
import { useLoops } from "./useLoops.ts";

type Service = Rows["ecs.services"];

const NOBODY = "";

/** How the load of a service led to tasks, hop by hop, beside another service. */
export function LoopsDialog({ serviceArn }: { readonly serviceArn: string }) {
  // As they were when it was opened: the moments it leads to lie before that.
  const [{ service, others }] = useState(() => choicesFor(serviceArn));
  const [near, setNear] = useState<number | null>(null);
  const [besideArn, setBesideArn] = useState(others.find(({ clusterArn }) => clusterArn === service?.clusterArn)?.serviceArn ?? NOBODY);
  const loops = useLoops(service === undefined ? "" : scalingResourceOf(service), near);
  const beside = others.find((one) => one.serviceArn === besideArn);
  return (
    <Dialog title={`Two loops of ${nameIn(serviceArn)}`} description="From the load to healthy tasks: each hop, and how long it took since the one before." width="xl" onClose={closeDialog}>
      <div className="mb-3 grid max-w-xl grid-cols-2 gap-3">
        <Select
          label="Scaling-out"
          value={String(loops?.at ?? "")}
          onChange={(at) => setNear(Number(at))}
          disabled={loops === undefined || loops === null}
          options={loops?.scaleOuts.toReversed().map(({ at, desired, begins }) => ({ value: String(at), label: `${wholeClockText(at)} to ${many(desired, "task")}${begins ? "" : ", the alarm stayed"}` })) ?? []}
        />
        <Select label="Beside" value={besideArn} onChange={setBesideArn} options={[{ value: NOBODY, label: "Nothing" }, ...others.map((one) => ({ value: one.serviceArn, label: `${one.serviceName} in ${nameIn(one.clusterArn)}` }))]} />
      </div>
      {loops === undefined && <p role="status">It is lived again…</p>}
      {loops === null && <EmptyState title="It was not scaled out yet">Its loops are told once a policy has raised its desired count.</EmptyState>}
      {loops !== undefined && loops !== null && service !== undefined && (beside === undefined ? <Strips shown={[{ loops, service }]} /> : <Beside own={{ loops, service }} beside={beside} />)}
    </Dialog>
  );
}

interface Shown {
  readonly loops: TwoLoops;
  readonly service: Service;
}

function Beside({ own, beside }: { readonly own: Shown; readonly beside: Service }) {
  const loops = useLoops(scalingResourceOf(beside), own.loops.at);
  return (
    <>
      <Strips shown={loops === undefined || loops === null ? [own] : [own, { loops, service: beside }]} />
      {loops === undefined && <p role="status" className="mt-4 text-ink-2">{beside.serviceName} is lived again…</p>}
      {loops === null && <p role="status" className="mt-4 text-ink-2">{beside.serviceName} was not scaled out yet.</p>}
    </>
  );
}

function Strips({ shown }: { readonly shown: readonly Shown[] }) {
  const scale = Math.max(1, ...shown.map(({ loops }) => lengthOfLoops(loops)));
  const go = (at: number) => {
    closeDialog();
    goToMoment(at);
  };
  return (
    <div className="space-y-5">
      {shown.map(({ loops, service }) => (
        <Strip key={service.serviceArn} loops={loops} runsOn={runsOn(service)} absence={absenceFor(service)} scale={scale} onGo={go} />
      ))}
    </div>
  );
}

function choicesFor(serviceArn: string): { readonly service: Service | undefined; readonly others: readonly Service[] } {
  const tables = tablesNow();
  const scaled = [...tables["ecs.services"].values()].filter((one) => tables["application-autoscaling.targets"].has(scalingResourceOf(one)));
  return { service: scaled.find((one) => one.serviceArn === serviceArn), others: scaled.filter((one) => one.serviceArn !== serviceArn) };
}

const isOnFargate = ({ fargate }: Service): boolean => fargate !== undefined;

const runsOn = (service: Service): string => (isOnFargate(service) ? "on Fargate" : `on EC2${(service.strategy ?? []).map(({ capacityProvider }) => `, ${capacityProvider}`).join("")}`);

const absenceFor = (service: Service): string =>
  isOnFargate(service) ? "No second loop: on Fargate each task brings its own machine." : "No second loop: no capacity provider of its strategy scales instances.";
