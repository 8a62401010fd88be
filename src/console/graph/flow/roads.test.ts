import { expect, test } from "vitest";
import { balancerArn, classicBalancer, cluster, CLUSTER_ARN, groupArn, listener, loadBalancer, service, serviceArn, tablesOf, targetGroup, zones } from "../fixture.ts";
import { LOAD_BALANCER } from "../geometry.ts";
import { NOTHING_PROJECTED, project } from "../projection.ts";
import { INTERNET } from "../things.ts";
import { lengthOf } from "./line.ts";
import { roadsOf } from "./roads.ts";

const WEB = service("web", { loadBalancers: [{ targetGroupArn: groupArn("web-tg"), containerName: "web", containerPort: 80 }] });

const RETAIL = {
  "physics.zones": zones(),
  "ecs.clusters": [cluster("prod")],
  "ecs.services": [WEB, service("worker", { createdAt: 2 })],
  "elbv2.loadBalancers": [loadBalancer("public-alb")],
  "elbv2.listeners": [listener("public-alb", 80, "web-tg")],
  "elbv2.targetGroups": [targetGroup("web-tg")],
};

function roadsIn(rows: Parameters<typeof tablesOf>[0]) {
  const tables = tablesOf(rows);
  const { structure, boxes } = project(NOTHING_PROJECTED, tables);
  return { roads: roadsOf(structure, boxes, tables), boxes };
}

test("roads go from the Internet over the balancer to the group, and from each service to its cluster", () => {
  const { roads } = roadsIn(RETAIL);
  expect(roads.map(({ kind, source, target }) => [kind, source, target])).toEqual([
    ["traffic", INTERNET, balancerArn("public-alb")],
    ["traffic", balancerArn("public-alb"), groupArn("web-tg")],
    ["ownership", serviceArn("web"), CLUSTER_ARN],
    ["ownership", serviceArn("worker"), CLUSTER_ARN],
  ]);
});

test("two services on one target group: the older stands under it, the other is joined by a road", () => {
  const second = service("web-canary", { createdAt: 7, loadBalancers: WEB.loadBalancers });
  const { roads, boxes } = roadsIn({ ...RETAIL, "ecs.services": [WEB, second] });
  expect(boxes.get(serviceArn("web"))?.y).toBe((boxes.get(groupArn("web-tg"))?.y ?? 0) + 49);
  expect(roads.map(({ id }) => id)).toContain(`attached|${groupArn("web-tg")}|${serviceArn("web-canary")}`);
});

test("a Classic Load Balancer has a line for each port and one for its instances, and a road to the service behind it", () => {
  const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/front";
  const listeners = [80, 81].map((port) => ({ protocol: "HTTP", loadBalancerPort: port, instanceProtocol: "HTTP", instancePort: port, certificateId: null }) as const);
  const classic = classicBalancer("front", { createdTime: 3, listeners });
  const shop = service("shop", { loadBalancers: [{ targetGroupArn: arn, containerName: "shop", containerPort: 80 }] });
  const { roads, boxes } = roadsIn({ ...RETAIL, "ecs.services": [WEB, shop], "elb.loadBalancers": [classic] });
  const { head, line } = LOAD_BALANCER;
  expect(boxes.get(arn)?.height).toBe(head + 3 * line);
  expect(roads.filter(({ source, target }) => source === arn || target === arn).map(({ kind, source, target, targetGroupArns }) => [kind, source, target, targetGroupArns])).toEqual([
    ["traffic", INTERNET, arn, [arn]],
    ["ownership", arn, serviceArn("shop"), [arn]],
  ]);
});

test("a balancer below the first is reached down the gutter: a road crosses no card", () => {
  const second = loadBalancer("internal-alb", { createdTime: 9 });
  const { roads, boxes } = roadsIn({ ...RETAIL, "elbv2.loadBalancers": [...RETAIL["elbv2.loadBalancers"], second], "elbv2.listeners": [...RETAIL["elbv2.listeners"], listener("internal-alb", 8080, "web-tg")] });
  for (const { line, source, target } of roads) {
    expect(lengthOf(line)).toBeGreaterThan(0);
    for (const [id, { x, y, width, height }] of boxes) {
      if (id === source || id === target || id.startsWith(CLUSTER_ARN)) continue;
      const within = line.points.filter((point) => point.x > x && point.x < x + width && point.y > y && point.y < y + height);
      expect({ id, within }).toEqual({ id, within: [] });
    }
  }
});
