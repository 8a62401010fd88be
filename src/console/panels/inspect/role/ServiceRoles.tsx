import type { Rows } from "../../../../bridge/protocol.ts";
import type { Tables } from "../../../store/replica.ts";
import { Button } from "../../../ui/Button.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { Block } from "../Block.tsx";
import { Fact, Facts } from "../Facts.tsx";
import { RefLink } from "../RefLink.tsx";
import { RefusedInPlace } from "../RefusedInPlace.tsx";
import { useCall } from "../useCall.ts";
import { rolesOfService } from "./serviceRoles.ts";

/** Who acts for a service. A role that is named and not there is made in place. */
export function ServiceRoles({ service, tables }: { readonly service: Rows["ecs.services"]; readonly tables: Tables }) {
  const asking = useCall();
  return (
    <Block title="Roles">
      <Facts>
        {rolesOfService(tables["ecs.taskDefinitions"].get(service.taskDefinitionArn), tables).map(({ what, name, roleKey, denied, make }) => (
          <Fact key={what} name={what}>
            {roleKey === null ? (
              <span className="flex flex-wrap items-center gap-1.5">
                <span className="text-bad">{name} does not exist</span>
                <Button size="sm" title={make.operation} aria-label={`Create ${name}`} disabled={asking.isBusy} onClick={() => void asking.make(make)}>
                  Create it
                </Button>
              </span>
            ) : (
              <span className="flex items-center gap-1.5">
                <RefLink to={{ table: "iam.roles", id: roleKey }}>{name}</RefLink>
                {denied > 0 && <StatusGlyph status="failed" size={11} label={`${denied} denied`} />}
              </span>
            )}
          </Fact>
        ))}
      </Facts>
      <RefusedInPlace asking={asking} />
    </Block>
  );
}
