import type { View } from "../../../kernel/context.ts";
import { idOf } from "../../../../aws/arn.ts";
import { liveTasksByInstance, liveTasksByService, services, taskDefinitions, clusters } from "../tables.ts";
import { layOut, requestOf, take, type Board } from "./board.ts";
import type { Cause } from "./cause.ts";
import { droppedBy, place, type Placement } from "./place.ts";
import type { PlacementRequest, Seat } from "./stage.ts";
import { FILTERS, SERVICE_DEFAULT, shortZone } from "./stages.ts";

/** What a person is about to place. */
export interface PreviewRequest {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly count: number;
  /** The service that would own the tasks, for its spread; null: a new one. */
  readonly serviceArn: string | null;
}

/** What the placement says of one instance, for the first of the tasks it did not take, or for the ones it takes. */
export interface PlacementVerdict {
  readonly containerInstanceArn: string;
  /** Numbers of the tasks that would land here, counted from 1. */
  readonly lands: readonly number[];
  /** The stage that dropped it: 1 resources, 2 constraints, 3 strategies; null when something lands. */
  readonly step: 1 | 2 | 3 | null;
  /** For example "Not enough memory". */
  readonly headline: string;
  /** For example "needs 512 MiB, has 256". */
  readonly reason: string;
}

/** Where the tasks would land, and why not elsewhere. */
export interface PlacementPreview {
  readonly placed: number;
  readonly count: number;
  readonly needs: { readonly cpuUnits: number; readonly memoryMiB: number; readonly ports: readonly number[] };
  readonly verdicts: readonly PlacementVerdict[];
}

/** As many tasks as a preview places; a page that shows more numbers than that shows nothing. */
const TASKS_PREVIEWED = 5000;

/**
 * Places tasks one after another as the service scheduler would, on a scratch copy of the instances.
 * null when there is no such cluster or task definition.
 */
export function previewPlacement(view: View, request: PreviewRequest): PlacementPreview | null {
  const definition = view.find(taskDefinitions, request.taskDefinitionArn);
  if (definition === undefined || view.find(clusters, request.clusterArn) === undefined) return null;
  const count = Math.min(Math.max(request.count, 0), TASKS_PREVIEWED);
  const service = request.serviceArn === null ? undefined : view.find(services, request.serviceArn);
  const siblings = service === undefined ? [] : view.where(liveTasksByService, service.serviceArn);
  const board = layOut(view, { clusterArn: request.clusterArn, siblings, lot: definition.family });
  const lands = new Map<string, Landing>();
  let first: Placement | undefined;
  for (let number = 1; number <= count; number++) {
    const asked = requestOf(definition, definition.needs, board);
    const placement = place([...FILTERS, ...SERVICE_DEFAULT], board.seats, asked);
    first ??= placement;
    if (placement.chosen === undefined) break;
    note(lands, { seat: placement.chosen, number, asked });
    take(board, { seat: placement.chosen, needs: definition.needs });
  }
  const numbers = [...lands.values()].flatMap((landing) => landing.numbers);
  const { cpuUnits, memoryMiB, ports, portsUdp } = definition.needs;
  return {
    placed: numbers.length,
    count,
    needs: { cpuUnits, memoryMiB, ports: [...ports, ...portsUdp] },
    verdicts: verdicts(view, { board, lands, first }),
  };
}

interface Landing {
  readonly numbers: number[];
  /** How many siblings were in the zone before the first of them. */
  readonly zoneHad: number;
}

function note(
  lands: Map<string, Landing>,
  { seat, number, asked }: { readonly seat: Seat; readonly number: number; readonly asked: PlacementRequest },
): void {
  const { containerInstanceArn, availabilityZone } = seat.instance;
  const landing = lands.get(containerInstanceArn);
  if (landing !== undefined) landing.numbers.push(number);
  else lands.set(containerInstanceArn, { numbers: [number], zoneHad: asked.siblingsByZone.get(availabilityZone) ?? 0 });
}

function verdicts(
  view: View,
  { board, lands, first }: { readonly board: Board; readonly lands: ReadonlyMap<string, Landing>; readonly first: Placement | undefined },
): readonly PlacementVerdict[] {
  const causes = new Map(
    (first === undefined ? [] : droppedBy(first)).map(({ seat, cause }) => [seat.instance.containerInstanceArn, cause]),
  );
  const zoneGets = new Map<string, number>();
  for (const { instance } of board.seats) {
    const [number] = lands.get(instance.containerInstanceArn)?.numbers ?? [];
    const before = zoneGets.get(instance.availabilityZone) ?? Infinity;
    if (number !== undefined && number < before) zoneGets.set(instance.availabilityZone, number);
  }
  return board.seats.map(({ instance }) => {
    const { containerInstanceArn, availabilityZone } = instance;
    const landing = lands.get(containerInstanceArn);
    const zone = shortZone(availabilityZone);
    if (landing !== undefined) {
      const reason = landing.zoneHad === 0 ? `spread: first task in ${zone}` : `spread: fewest tasks in ${zone}`;
      return { containerInstanceArn, lands: landing.numbers, step: null, headline: landsHere(landing.numbers), reason };
    }
    const taken = zoneGets.get(availabilityZone);
    const because = taken === undefined ? "others came first" : `${zone} already gets task ${taken}`;
    const cause = causes.get(containerInstanceArn) ?? { kind: "outranked", because };
    return {
      containerInstanceArn,
      lands: [],
      step: cause.kind === "outranked" ? 3 : 1,
      headline: headlineOf(cause),
      reason: reasonOf(view, containerInstanceArn, cause),
    };
  });
}

function landsHere(numbers: readonly number[]): string {
  const last = numbers.at(-1);
  return numbers.length === 1
    ? `Task ${last} lands here`
    : `Tasks ${numbers.slice(0, -1).join(", ")} and ${last} land here`;
}

function headlineOf(cause: Cause): string {
  switch (cause.kind) {
    case "status":
      return "Takes no new tasks";
    case "agent":
      return "Agent disconnected";
    case "attribute":
      return "Missing an attribute";
    case "cpu":
      return "Not enough CPU";
    case "memory":
      return "Not enough memory";
    case "port":
      return `Port ${cause.port} in use`;
    case "portQuota":
      return "No reserved port left";
    case "outranked":
      return "Eligible, not chosen";
  }
}

function reasonOf(view: View, containerInstanceArn: string, cause: Cause): string {
  switch (cause.kind) {
    case "status":
      return `it is ${cause.status}`;
    case "agent":
      return "ECS cannot reach it";
    case "attribute":
      return `needs ${cause.name}`;
    case "cpu":
      return `needs ${cause.needs} CPU units, has ${cause.has}`;
    case "memory":
      return `needs ${cause.needs} MiB, has ${cause.has}`;
    case "port":
      return `by ${holderOf(view, containerInstanceArn, cause)}`;
    case "portQuota":
      return `needs ${cause.needs}, has ${cause.has}`;
    case "outranked":
      return cause.because;
  }
}

/** Who holds a static host port: a task, by its definition, or the agent. */
function holderOf(
  view: View,
  containerInstanceArn: string,
  { port, protocol }: { readonly port: number; readonly protocol: "tcp" | "udp" },
): string {
  const holder = view
    .where(liveTasksByInstance, containerInstanceArn)
    .find(({ needs }) => (protocol === "tcp" ? needs.ports : needs.portsUdp).includes(port));
  return holder === undefined ? "the agent" : idOf(holder.taskDefinitionArn);
}
