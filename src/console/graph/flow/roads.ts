import type { Tables } from "../../store/replica.ts";
import { type Box, COLUMN, INTERNET_BOX, LOAD_BALANCER } from "../geometry.ts";
import { ruleLines } from "../rules/ruleShapes.ts";
import type { LoadBalancerShape, Structure } from "../structure.ts";
import { INTERNET, isClassic } from "../things.ts";
import { bracket, curve, type Line } from "./line.ts";

/** A line between two things on the map, along which requests go or which says what belongs to what. */
export type Road = TrafficRoad | OwnershipRoad | CallsRoad;

interface Between {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly line: Line;
  /** How wide what is written at its middle may be, in world pixels. */
  readonly room: number;
}

/** From the Internet to a load balancer, or from a rule to one of its target groups. */
export interface TrafficRoad extends Between {
  readonly kind: "traffic";
  readonly ruleArns: readonly string[];
  readonly targetGroupArns: readonly string[];
  /** Of the requests of its rule; 1 where that has no other target group. */
  readonly share: number;
}

/** From a service to the cluster it runs in, or from a target group to a service that stands elsewhere. */
export interface OwnershipRoad extends Between {
  readonly kind: "ownership";
  readonly serviceArn: string;
  /** Whose requests go along it. */
  readonly targetGroupArns: readonly string[];
}

/** From a service whose tasks send requests to the one whose tasks take them. It is there as long as they do. */
export interface CallsRoad extends Between {
  readonly kind: "calls";
}

/** All roads of the map but those between services. They change only when something comes, leaves or moves. */
export function roadsOf(structure: Structure, boxes: ReadonlyMap<string, Box>, tables: Tables): readonly (TrafficRoad | OwnershipRoad)[] {
  const top = Math.min(...structure.loadBalancers.flatMap(({ arn }) => boxes.get(arn)?.y ?? []));
  const roads: (TrafficRoad | OwnershipRoad)[] = [];
  for (const balancer of structure.loadBalancers) {
    const box = boxes.get(balancer.arn);
    if (box === undefined || balancer.listeners.length === 0) continue;
    roads.push(roadOfClients(balancer, box, box.y === top), ...roadsOfRules(balancer, box, boxes));
  }
  for (const { id, column } of structure.boxes) {
    for (const { serviceArn, targetGroupArn } of column) {
      if (serviceArn !== null) roads.push(...roadsOfService(serviceArn, { clusterArn: id, targetGroupArn, boxes, tables }));
    }
  }
  return roads;
}

/** Past the first, the way from the Internet leads down the left gutter, for roads cross no card. */
function roadOfClients({ arn, listeners }: LoadBalancerShape, box: Box, isFirst: boolean): TrafficRoad {
  const middle = box.x + box.width / 2;
  const rules = listeners.flatMap((listener) => listener.rules);
  return {
    id: `traffic|${arn}`,
    kind: "traffic",
    source: INTERNET,
    target: arn,
    line: isFirst
      ? curve({ x: middle, y: INTERNET_BOX.y + INTERNET_BOX.height }, { x: middle, y: box.y })
      : bracket({ x: INTERNET_BOX.x, y: INTERNET_BOX.y + INTERNET_BOX.height / 2 }, { x: box.x, y: box.y + LOAD_BALANCER.head / 2 }),
    room: isFirst ? box.width : 0,
    targetGroupArns: isClassic(arn) ? [arn] : [...new Set(rules.flatMap(({ targets }) => targets.map((one) => one.targetGroupArn)))],
    ruleArns: rules.map((rule) => rule.arn),
    share: 1,
  };
}

/** A road from each rule to each group it forwards to. */
function roadsOfRules({ arn, listeners }: LoadBalancerShape, box: Box, boxes: ReadonlyMap<string, Box>): readonly TrafficRoad[] {
  return ruleLines(listeners).flatMap(({ rule, top }) =>
    rule.targets.flatMap(({ targetGroupArn, share }): readonly TrafficRoad[] => {
      const group = boxes.get(targetGroupArn);
      if (group === undefined) return [];
      const from = { x: box.x + box.width, y: box.y + top + LOAD_BALANCER.line / 2 };
      return [
        {
          id: `traffic|${rule.arn}|${targetGroupArn}`,
          kind: "traffic",
          source: arn,
          target: targetGroupArn,
          line: curve(from, { x: group.x, y: group.y + GROUP_MIDDLE }),
          room: group.x - from.x,
          targetGroupArns: [targetGroupArn],
          ruleArns: [rule.arn],
          share,
        },
      ];
    }),
  );
}

const GROUP_MIDDLE = 25;

interface Surroundings {
  readonly clusterArn: string;
  /** The one it stands under. */
  readonly targetGroupArn: string | null;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly tables: Tables;
}

function roadsOfService(serviceArn: string, { clusterArn, targetGroupArn, boxes, tables }: Surroundings): readonly OwnershipRoad[] {
  const box = boxes.get(serviceArn);
  const cluster = boxes.get(clusterArn);
  if (box === undefined || cluster === undefined) return [];
  const groups = [...new Set((tables["ecs.services"].get(serviceArn)?.loadBalancers ?? []).map((one) => one.targetGroupArn))];
  const from = { x: box.x + box.width, y: box.y + COLUMN.steadyService / 2 };
  const own = { kind: "ownership", serviceArn } as const;
  return [
    { ...own, id: `ownership|${serviceArn}`, source: serviceArn, target: clusterArn, line: curve(from, { x: cluster.x, y: from.y }), room: cluster.x - from.x, targetGroupArns: groups },
    ...groups.flatMap((arn): readonly OwnershipRoad[] => {
      const group = boxes.get(arn);
      if (group === undefined || arn === targetGroupArn) return [];
      const to = { x: box.x, y: box.y + 20 };
      // A Classic Load Balancer stands on the other side of the way.
      const line = isClassic(arn) ? curve({ x: group.x + group.width, y: group.y + GROUP_MIDDLE }, to) : bracket({ x: group.x, y: group.y + GROUP_MIDDLE }, to);
      return [{ ...own, id: `attached|${arn}|${serviceArn}`, source: arn, target: serviceArn, line, room: 0, targetGroupArns: [arn] }];
    }),
  ];
}
