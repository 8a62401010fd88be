import { expect, test } from "vitest";
import { decideLaunches } from "./launches.ts";

const size = (cpuUnits: number, memoryMiB = 100, enis = 0, gpus = 0) => ({ cpuUnits, memoryMiB, enis, gpus });
const SMALL = { instanceType: "small", dollarsPerHour: 0.1, ...size(2048, 4000, 2) };
const LARGE = { instanceType: "large", dollarsPerHour: 0.35, ...size(8192, 16_000, 3) };
const tasks = (count: number, ...of: Parameters<typeof size>) => Array.from({ length: count }, () => size(...of));

test.each([
  ["nothing waits", [], [], []],
  ["what costs least for each task that it takes", tasks(4, 512), [], ["small"]],
  ["one after another", tasks(16, 1024), [], ["large", "large"]],
  ["a rest goes to a small one", tasks(9, 1024), [], ["large", "small"]],
  ["what is on its way is filled first", tasks(4, 512), [SMALL], []],
  ["and only the others get one", tasks(6, 512), [SMALL], ["small"]],
  ["also with what no type takes any more", [...tasks(1, 16_384), ...tasks(4, 512)], [size(16_384)], ["small"]],
  ["memory counts", tasks(2, 128, 3000), [], ["small", "small"]],
  ["so do network interfaces", tasks(3, 128, 100, 1), [], ["small", "small"]],
  ["one that nothing takes is passed over", [...tasks(1, 9000), ...tasks(1, 512)], [], ["small"]],
  ["a GPU that nothing has", tasks(1, 128, 100, 0, 1), [], []],
])("%s", (_title, waiting, coming, launches) => {
  expect(decideLaunches({ tasks: waiting, coming, types: [SMALL, LARGE] })).toEqual(launches);
});
