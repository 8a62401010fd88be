import { expect, test } from "vitest";
import { probeIn } from "../../../aws/rules/classicProbe.ts";
import { afterProbe, COMING_BACK, FAILED, IN_SERVICE, REGISTERING } from "./health.ts";

const CHECK = { unhealthyThreshold: 2, healthyThreshold: 3 };

test.each([
  ["a new one passes", REGISTERING, 0, 0, true, IN_SERVICE, 0, 0],
  ["a new one that failed once passes", REGISTERING, 0, 1, true, IN_SERVICE, 0, 0],
  ["a new one fails", REGISTERING, 0, 0, false, REGISTERING, 0, 1],
  ["a new one fails twice", REGISTERING, 0, 1, false, FAILED, 0, 0],
  ["one in service fails", IN_SERVICE, 0, 0, false, IN_SERVICE, 0, 1],
  ["one in service fails twice", IN_SERVICE, 0, 1, false, FAILED, 0, 0],
  ["one in service that failed once passes", IN_SERVICE, 0, 1, true, IN_SERVICE, 0, 0],
  ["one out of service passes", FAILED, 0, 0, true, COMING_BACK, 1, 0],
  ["one on its way back passes", COMING_BACK, 1, 0, true, COMING_BACK, 2, 0],
  ["one on its way back passes often enough", COMING_BACK, 2, 0, true, IN_SERVICE, 0, 0],
  ["one on its way back fails", COMING_BACK, 2, 0, false, FAILED, 0, 0],
  ["one out of service fails", FAILED, 0, 0, false, FAILED, 0, 0],
] as const)("%s", (_what, standing, passedInARow, failedInARow, passed, after, passedNext, failedNext) => {
  expect(afterProbe({ ...standing, passedInARow, failedInARow }, CHECK, passed)).toEqual({ ...after, passedInARow: passedNext, failedInARow: failedNext });
});

test.each([
  ["HTTP:80/", { protocol: "HTTP", port: 80, path: "/" }],
  ["HTTPS:8443/ping/this?x=1", { protocol: "HTTPS", port: 8443, path: "/ping/this?x=1" }],
  ["tcp:65535", { protocol: "TCP", port: 65_535, path: null }],
  ["SSL:1", { protocol: "SSL", port: 1, path: null }],
  ["HTTP:80", undefined],
  ["TCP:80/", undefined],
  ["TCP:0", undefined],
  ["TCP:65536", undefined],
  ["UDP:53", undefined],
  ["TCP", undefined],
  ["", undefined],
])("the target %j", (target, probe) => {
  expect(probeIn(target)).toEqual(probe);
});
