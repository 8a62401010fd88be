import type { Rows } from "../../../bridge/protocol.ts";
import { openDialog } from "../../dialogs/requests.ts";
import { useServiceTrouble } from "../../graph/serviceTrouble.ts";
import { messageParts } from "../../store/messageParts.ts";
import { nameIn } from "../../store/names.ts";
import { Button } from "../../ui/Button.tsx";
import { copyWhole, Shortened } from "../../ui/Shortened.tsx";
import { StatusGlyph } from "../../ui/StatusGlyph.tsx";
import { Block } from "./Block.tsx";

/** What the service last complained about, in AWS's words, and what helps; nothing while it is fine. */
export function Trouble({ service }: { readonly service: Rows["ecs.services"] }) {
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
    </Block>
  );
}
