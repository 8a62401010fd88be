import { expect, test } from "vitest";
import { classicListenerId } from "../../../aws/classicListener.ts";
import { classicBalancer, listener, loadBalancer, tablesOf } from "../../graph/fixture.ts";
import { USUAL } from "../../store/asked.ts";
import { listenerChoices } from "./listenerChoices.ts";
import { requestFor } from "./walked.ts";

const FRONT = classicBalancer("front");
const HTTP = listener("alb", 443, "web");
const TABLES = tablesOf({ "elbv2.loadBalancers": [loadBalancer("alb")], "elbv2.listeners": [HTTP], "elb.loadBalancers": [classicBalancer("bare", { listeners: [] }), FRONT] });

test("listeners of both generations are offered by name and port, and a port where a Classic Load Balancer does not listen", () => {
  const labels = (asked: string | null) => listenerChoices(TABLES, asked).map(({ label }) => label);
  expect(labels(null)).toEqual(["alb HTTP:443", "bare :80, no listener", "front HTTP:80"]);
  expect(labels(classicListenerId(FRONT.loadBalancerArn, 8080))).toEqual(["alb HTTP:443", "bare :80, no listener", "front HTTP:80", "front :8080, no listener"]);
});

test("a request goes to what was asked for, by the name of its load balancer, else to the first there is", () => {
  const listenerArn = classicListenerId(FRONT.loadBalancerArn, 80);
  expect(requestFor({ ...USUAL, listenerArn }, TABLES)).toEqual({ ...USUAL, listenerArn, host: FRONT.dnsName });
  expect(requestFor({ ...USUAL, listenerArn: "gone", host: "shop" }, TABLES)).toMatchObject({ listenerArn: HTTP.listenerArn, host: "shop" });
  expect(requestFor(USUAL, tablesOf({}))).toBeNull();
});
