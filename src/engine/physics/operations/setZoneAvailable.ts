import type { SetZoneAvailableRequest, SetZoneAvailableResponse } from "../../../aws/generated/physics.ts";
import { operation } from "../../kernel/operation.ts";
import { followZone } from "../machine.ts";
import { notFound } from "../refusals.ts";
import { machinesByZone, zones } from "../tables.ts";

/** Lets an Availability Zone go dark with every machine in it, or gives it back: then they boot again. */
export const setZoneAvailable = operation("physics", "SetZoneAvailable", {
  check(view, { availabilityZone, available }: SetZoneAvailableRequest) {
    if (view.find(zones, availabilityZone) === undefined) {
      throw notFound(`There is no Availability Zone '${availabilityZone}'.`);
    }
    return { availabilityZone, available };
  },

  apply(ctx, { availabilityZone, available }): SetZoneAvailableResponse {
    const zone = ctx.update(zones, availabilityZone, { available });
    for (const machine of ctx.where(machinesByZone, availabilityZone)) followZone(ctx, machine);
    return { zone };
  },
});
