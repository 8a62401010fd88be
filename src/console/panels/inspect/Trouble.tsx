import type { Rows } from "../../../bridge/protocol.ts";
import { openDialog } from "../../dialogs/requests.ts";
import { useServiceTrouble } from "../../graph/serviceTrouble.ts";
import { messageParts } from "../../store/messageParts.ts";
import { nameIn } from "../../store/names.ts";
import { placementKey } from "../../store/placementKey.ts";
import { Button } from "../../ui/Button.tsx";
import { copyWhole, Shortened } from "../../ui/Shortened.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import type { Replica } from "../../store/replica.ts";
import { Block } from "./Block.tsx";
import { nextTaskCall } from "./placement/nextTask.ts";
import { ChangeOffers } from "./placement/ChangeOffers.tsx";
import { usePlan } from "./placement/usePlan.ts";

export interface TroubleProps {
  readonly service: Rows["ecs.services"];
  readonly state: Replica;
}

/** What the service last complained about, in AWS's words, and what helps; nothing while it is fine. */
export function Trouble({ service, state }: TroubleProps) {
  const message = useServiceTrouble(service.serviceArn);
  if (message === null) return null;
  const noRoom = /unable to place/.test(message);
  return (
    <Block>
      <div className="grid grid-cols-[14px_1fr] gap-2 rounded-[7px] bg-warn-soft px-3 py-2 [--g-on:var(--warn-soft)]">
        <StatusGlyph status="warning" className="mt-0.75" />
        <div>
          <p onCopy={copyWhole} className="wrap-anywhere">
            <Shortened parts={messageParts(message)} />
          </p>
          {noRoom && (
            <Button
              size="sm"
              className="mt-2"
              onClick={() => openDialog({ kind: "runInstances", instanceType: null, availabilityZone: null, clusterName: nameIn(service.clusterArn) })}
            >
              Launch an instance…
            </Button>
          )}
        </div>
      </div>
      {noRoom && service.status === "ACTIVE" && <WhatHelps service={service} state={state} />}
    </Block>
  );
}

/** Changes that make the missing task fit. */
function WhatHelps({ service, state }: TroubleProps) {
  const live = [...state.tables["ecs.tasks"].values()].filter((task) => task.serviceArn === service.serviceArn && task.desiredStatus === "RUNNING").length;
  const request = { calls: [nextTaskCall(service, live)], explain: [1], changes: "anywhere" } as const;
  const plan = usePlan(request, placementKey(service.clusterArn, state));
  return plan === null ? null : <ChangeOffers changes={plan.changes} />;
}
