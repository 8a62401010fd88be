import type { View } from "../../../kernel/context.ts";
import { countsNothing, level, type Meter } from "../../cloudwatch/late/contract.ts";
import { capacityProviders } from "../lateTables.ts";
import type { ClusterRow } from "../tables.ts";
import { reservationOf } from "./decide/reservation.ts";
import { findGroupProvider } from "./find.ts";
import { fleetOf } from "./fleet.ts";
import { managedScaling } from "./tables.ts";

/** What ECS measures of the groups that it scales for a cluster. ECS guide, "Managed scaling behavior". */
export function providerMeters(view: View, { clusterArn, clusterName }: ClusterRow): readonly Meter[] {
  const own = view.all(managedScaling).filter((row) => row.clusterArn === clusterArn);
  return own.map(({ capacityProviderArn }) => ({
    namespace: "AWS/ECS/ManagedScaling",
    metricName: "CapacityProviderReservation",
    dimensions: [{ name: "CapacityProviderName", value: view.need(capacityProviders, capacityProviderArn).name }, { name: "ClusterName", value: clusterName }],
    unit: "Percent",
    totals: countsNothing,
    measure: (now) => {
      const provider = findGroupProvider(now, capacityProviderArn);
      const fleet = provider && fleetOf(now, provider, clusterArn);
      return fleet && level(Math.round(reservationOf(fleet).reservation * 1_000_000) / 1_000_000);
    },
  }));
}
