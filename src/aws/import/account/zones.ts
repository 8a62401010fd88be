import { AVAILABILITY_ZONES } from "../../region.ts";
import { partOf, partsOf, textOf } from "./fields.ts";
import { type Items } from "./items.ts";
import { NOWHERE, type Report } from "./remark.ts";

type Zone = (typeof AVAILABILITY_ZONES)[number];

/** Which of the simulation's three zones stands for each zone of the text. */
export class Zones {
  readonly #byName: ReadonlyMap<string, Zone>;

  constructor(items: Items, report: Report) {
    const names = [...namesIn(items)].sort();
    const taken = new Map<string, Zone>();
    for (const name of names) {
      const same = AVAILABILITY_ZONES.find((zone) => zone.slice(-1) === name.slice(-1) && ![...taken.values()].includes(zone));
      if (same !== undefined) taken.set(name, same);
    }
    for (const [i, name] of names.entries()) {
      if (taken.has(name)) continue;
      const spare = AVAILABILITY_ZONES.find((zone) => ![...taken.values()].includes(zone));
      taken.set(name, spare ?? AVAILABILITY_ZONES[i % AVAILABILITY_ZONES.length] ?? AVAILABILITY_ZONES[0]);
    }
    this.#byName = taken;
    for (const [name, zone] of taken) if (name !== zone) report.assumed(NOWHERE, `Availability Zone ${name}`, `It is ${zone} here, where there is one Region with three zones.`);
  }

  of(name: string | undefined): Zone {
    return this.#byName.get(name ?? "") ?? AVAILABILITY_ZONES.find((zone) => zone === name) ?? AVAILABILITY_ZONES[0];
  }
}

function namesIn(items: Items): ReadonlySet<string> {
  const names = new Set<string | undefined>();
  for (const { fields } of items.containerInstance) names.add(zoneOfInstance(fields));
  for (const { fields } of items.task) if (textOf(fields, "launchType") !== "FARGATE") names.add(textOf(fields, "availabilityZone"));
  for (const { fields } of items.subnet) names.add(textOf(fields, "AvailabilityZone"));
  for (const { fields } of items.instance) names.add(textOf(partOf(fields, "Placement"), "AvailabilityZone"));
  for (const { fields } of items.loadBalancer) for (const zone of partsOf(fields, "AvailabilityZones")) names.add(textOf(zone, "ZoneName"));
  return new Set([...names].filter((name): name is string => name !== undefined && /^[a-z0-9-]{1,40}$/.test(name)).slice(0, MOST));
}

const MOST = 100;

/** The zone that an instance names among its attributes. */
export function zoneOfInstance(fields: Parameters<typeof partsOf>[0]): string | undefined {
  const attribute = partsOf(fields, "attributes").find((one) => textOf(one, "name") === "ecs.availability-zone");
  return attribute === undefined ? undefined : textOf(attribute, "value");
}
