import { beforeEach, expect, test } from "vitest";
import type { PlacementVerdict } from "../../../bridge/protocol.ts";
import { replica } from "../../store/replica.ts";
import { cluster, containerInstance, containerInstanceArn, machine, subnets, tablesOf, zones } from "../fixture.ts";
import { NOTHING_PROJECTED, project } from "../projection.ts";
import { lookOf, type Shown, tilesOf } from "./tiles.ts";

const verdict = (step: PlacementVerdict["step"], lands: readonly number[] = []): PlacementVerdict => ({ containerInstanceArn: "a", availabilityZone: "us-east-1a", step, stage: null, headline: "", reason: "", lands });
const shown = (more: Partial<Shown> = {}): Shown => ({ verdicts: new Map(), fresh: new Set(), glowing: null, selected: null, focused: null, guessed: null, ...more });
const said = (step: PlacementVerdict["step"], lands?: readonly number[]) => new Map([["a", verdict(step, lands)]]);

test.each<[string, Partial<Shown>, ReturnType<typeof lookOf>]>([
  ["nothing", {}, { verdict: null, isDimmed: false, ring: null }],
  ["that the stage on the map dropped it", { verdicts: said(1), fresh: new Set("a") }, { verdict: { step: 1, lands: 0, isPast: false }, isDimmed: true, ring: null }],
  ["that a stage before dropped it", { verdicts: said(2), fresh: new Set("b") }, { verdict: { step: 2, lands: 0, isPast: true }, isDimmed: true, ring: null }],
  ["that a preview drops it", { verdicts: said(3) }, { verdict: { step: 3, lands: 0, isPast: false }, isDimmed: true, ring: null }],
  ["that it was as good", { verdicts: said(4) }, { verdict: { step: 3, lands: 0, isPast: false }, isDimmed: true, ring: null }],
  ["that it was chosen", { verdicts: said(null), fresh: new Set("b") }, { verdict: { step: 4, lands: 0, isPast: false }, isDimmed: false, ring: null }],
  ["that two tasks land", { verdicts: said(null, [1, 3]) }, { verdict: { step: 4, lands: 2, isPast: false }, isDimmed: false, ring: null }],
  ["that it matches", { glowing: new Set("a") }, { verdict: null, isDimmed: false, ring: "glows" }],
  ["that others match", { glowing: new Set("b") }, { verdict: null, isDimmed: true, ring: null }],
  ["that it is selected and called", { selected: "a", guessed: "a" }, { verdict: null, isDimmed: false, ring: "selected" }],
  ["that somebody called it", { guessed: "a", glowing: new Set("a") }, { verdict: null, isDimmed: false, ring: "guessed" }],
])("a tile shows %s", (_, what, look) => {
  expect(lookOf("a", shown(what))).toEqual(look);
});

const tables = tablesOf({
  "ecs.clusters": [cluster("prod")],
  "physics.zones": zones(),
  "ec2.subnets": subnets(),
  "ec2.instances": [machine("i-0aaaaaaaaaaaaaaaa"), machine("i-0bbbbbbbbbbbbbbbb")],
  "ecs.containerInstances": [containerInstance("i-0aaaaaaaaaaaaaaaa", { cpuUnitsFree: 0 }), containerInstance("i-0bbbbbbbbbbbbbbbb", { status: "DRAINING" })],
});
const projection = project(NOTHING_PROJECTED, tables);

beforeEach(() => replica.setState({ tables }));

test("a tile tells how much is reserved and what is amiss", () => {
  const tiles = tilesOf(replica.getState(), projection, "cpu");
  expect(tiles.map(({ id, heat, mark }) => [id, heat, mark])).toEqual([
    [containerInstanceArn("i-0aaaaaaaaaaaaaaaa"), 6, null],
    [containerInstanceArn("i-0bbbbbbbbbbbbbbbb"), 0, "draining"],
  ]);
});

test("the tiles are the ones before until something of them changes", () => {
  const before = tilesOf(replica.getState(), projection, "cpu");
  replica.setState({ tables: { ...tables, "ecs.tasks": new Map() } });
  expect(tilesOf(replica.getState(), projection, "cpu")).toBe(before);
  const ofMemory = tilesOf(replica.getState(), projection, "memory");
  expect(ofMemory).not.toBe(before);
  replica.setState({ tables: { ...tables, "physics.machines": new Map() } });
  expect(tilesOf(replica.getState(), projection, "memory")).not.toBe(ofMemory);
});
