import { useState } from "react";
import { call } from "../../aws/generated/api.ts";
import { nameIn } from "../store/names.ts";
import { tablesNow, useRow } from "../store/replica.ts";
import { NumberInput } from "../ui/NumberInput.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { LoadFields } from "./load/LoadFields.tsx";
import { draftOf, inputOf, type LoadDraft } from "./load/loadDraft.ts";
import type { DialogRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

/** Asks to whom the tasks of a service send requests, and how many. */
export function ServiceTrafficDialog({ serviceArn, loadKey }: DialogRequest & { readonly kind: "serviceTraffic" }) {
  const submission = useSubmission();
  const service = useRow("ecs.services", serviceArn);
  const [{ name, port, load }, set] = useState(() => firstGoal(serviceArn, loadKey));
  const input = inputOf(load);
  const isWhole = service !== undefined && name !== "" && port !== null && input !== null;
  const made = isWhole ? call("physics", "PutServiceTraffic", { cluster: nameIn(service.clusterArn), service: service.serviceName, name, port, ...input }) : null;
  return (
    <FormDialog
      title={`Send requests from ${nameIn(serviceArn)}`}
      description="In equal parts from each of its tasks. They find the name by Service Connect, a load balancer or Cloud Map."
      submission={submission}
      steps={stepsFor(made)}
      verb="Send requests"
    >
      <div className="grid grid-cols-[1fr_112px] gap-3">
        <TextInput label="Name" value={name} onChange={(to) => set({ name: to, port, load })} hint="A client alias, or a name in DNS." mono data-autofocus />
        <NumberInput label="Port" min={1} value={port} onChange={(to) => set({ name, port: to, load })} />
      </div>
      <LoadFields draft={load} onChange={(to) => set({ name, port, load: to })} error={errorAt(submission, "requestsPerSecond")} />
    </FormDialog>
  );
}

interface Goal {
  readonly name: string;
  readonly port: number | null;
  readonly load: LoadDraft;
}

/** The load that is meant, else what it sends already, else an endpoint of another service in its namespace. */
function firstGoal(serviceArn: string, loadKey: string | undefined): Goal {
  const tables = tablesNow();
  const load = tables["ecs.serviceLoads"].get(loadKey ?? "") ?? [...tables["ecs.serviceLoads"].values()].find((one) => one.serviceArn === serviceArn);
  if (load !== undefined) return { name: load.name, port: load.port, load: draftOf(load.follows ?? load) };
  const namespace = tables["ecs.connects"].get(serviceArn)?.namespace.arn;
  const others = [...tables["ecs.connects"].values()].filter(({ ownerId, namespace: { arn } }) => ownerId.startsWith("arn:") && ownerId !== serviceArn && arn === namespace);
  const alias = others.flatMap(({ endpoints }) => endpoints.flatMap(({ aliases }) => aliases))[0];
  return { name: alias?.dnsName ?? "", port: alias?.port ?? 80, load: draftOf(undefined) };
}
