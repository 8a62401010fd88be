import type { PlacementConstraint, PlacementConstraintType, PlacementStrategy, PlacementStrategyType } from "../../aws/generated/ecs.ts";

/** Strategies in a chain and constraints in all (ECS API). The editors stop there. */
export const STRATEGIES_MAX = 5;
export const CONSTRAINTS_MAX = 10;

/** One strategy of the chain. The id tells it from others while it is moved about. */
export interface StrategyDraft {
  readonly id: number;
  readonly type: PlacementStrategyType;
  /** Empty for random. */
  readonly field: string;
}

export interface ConstraintDraft {
  readonly id: number;
  readonly type: PlacementConstraintType;
  /** Empty for distinctInstance. */
  readonly expression: string;
}

/** Where tasks shall go, as it is being written. */
export interface PlacementDraft {
  /** The chain is written by hand, even if it says the same as a preset. */
  readonly isCustom: boolean;
  readonly strategies: readonly StrategyDraft[];
  readonly constraints: readonly ConstraintDraft[];
}

export type PresetId = "default" | "azSpread" | "azBinpack" | "binpack" | "oneTaskPerHost" | "custom";

const ZONES: PlacementStrategy = { type: "spread", field: "attribute:ecs.availability-zone" };

interface Preset {
  readonly id: PresetId;
  readonly label: string;
  readonly strategies: readonly PlacementStrategy[];
  /** It also keeps tasks apart. */
  readonly isDistinct?: boolean;
}

/** The templates of AWS's console under its names, and before them: to say nothing. */
export const PRESETS: readonly Preset[] = [
  { id: "default", label: "Default", strategies: [] },
  { id: "azSpread", label: "AZ balanced spread", strategies: [ZONES, { type: "spread", field: "instanceId" }] },
  { id: "azBinpack", label: "AZ balanced binpack", strategies: [ZONES, { type: "binpack", field: "memory" }] },
  { id: "binpack", label: "Binpack", strategies: [{ type: "binpack", field: "memory" }] },
  { id: "oneTaskPerHost", label: "One task per host", strategies: [ZONES], isDistinct: true },
  { id: "custom", label: "Custom", strategies: [] },
];

export const NO_PLACEMENT: PlacementDraft = { isCustom: false, strategies: [], constraints: [] };

/** What a service has now, to be changed. */
export function placementDraftOf({ placementStrategy, placementConstraints }: PlacementOf): PlacementDraft {
  const strategies = placementStrategy.map(({ type = "random", field = "" }, id) => ({ id, type, field }));
  const constraints = placementConstraints.map(({ type = "memberOf", expression = "" }, id) => ({ id, type, expression }));
  const draft = { isCustom: false, strategies, constraints };
  return { ...draft, isCustom: presetOf(draft) === "custom" };
}

export interface PlacementOf {
  readonly placementStrategy: readonly PlacementStrategy[];
  readonly placementConstraints: readonly PlacementConstraint[];
}

/** The draft as the API takes it. A constraint of which nothing is written yet is none. */
export function placementOf({ strategies, constraints }: PlacementDraft): PlacementOf {
  return {
    placementStrategy: strategies.map(({ type, field }) => (type === "random" ? { type } : { type, field })),
    placementConstraints: constraints
      .filter(({ type, expression }) => type === "distinctInstance" || expression.trim() !== "")
      .map(({ type, expression }) => (type === "distinctInstance" ? { type } : { type, expression })),
  };
}

/** Takes other constraints; those that stay keep their ids. */
export function withConstraints(draft: PlacementDraft, constraints: readonly PlacementConstraint[]): PlacementDraft {
  const left = [...draft.constraints];
  let id = nextId(left);
  const taken = constraints.map(({ type = "memberOf", expression = "" }): ConstraintDraft => {
    const at = left.findIndex((one) => one.type === type && one.expression === expression);
    return (at < 0 ? undefined : left.splice(at, 1)[0]) ?? { id: id++, type, expression };
  });
  return { ...draft, constraints: taken };
}

/** The preset that a draft amounts to. */
export function presetOf(draft: PlacementDraft): PresetId {
  if (draft.isCustom) return "custom";
  const isDistinct = hasDistinct(draft);
  const same = (one: Preset) => one.id !== "custom" && one.strategies.length === draft.strategies.length && one.strategies.every((strategy, at) => isSame(strategy, draft.strategies[at]));
  const fitting = PRESETS.filter(same);
  return (fitting.find((one) => one.isDistinct === true && isDistinct) ?? fitting.find((one) => one.isDistinct !== true))?.id ?? "custom";
}

/** Takes a preset. Custom begins with what was there; the constraint of "one task per host" comes and goes with it. */
export function withPreset(draft: PlacementDraft, id: PresetId): PlacementDraft {
  const preset = PRESETS.find((one) => one.id === id);
  if (preset === undefined || id === presetOf(draft)) return draft;
  if (id === "custom") {
    return { ...draft, isCustom: true, strategies: draft.strategies.length > 0 ? draft.strategies : [{ id: 0, type: "spread", field: "attribute:ecs.availability-zone" }] };
  }
  const others = presetOf(draft) === "oneTaskPerHost" ? draft.constraints.filter(({ type }) => type !== "distinctInstance") : draft.constraints;
  const isMissing = preset.isDistinct === true && !hasDistinct({ constraints: others });
  const distinct: ConstraintDraft = { id: nextId(others), type: "distinctInstance", expression: "" };
  return {
    isCustom: false,
    strategies: preset.strategies.map(({ type = "random", field = "" }, place) => ({ id: place, type, field })),
    constraints: isMissing ? [distinct, ...others] : others,
  };
}

/** What is most likely meant by one more strategy: the first usual one that the chain has not. */
export function nextStrategy(chain: readonly StrategyDraft[]): StrategyDraft {
  const strategy = USUAL.find((one) => !chain.some((there) => isSame(one, there))) ?? { type: "random", field: "" };
  return { id: nextId(chain), ...strategy };
}

const USUAL: readonly Omit<StrategyDraft, "id">[] = [
  { type: "spread", field: "attribute:ecs.availability-zone" },
  { type: "binpack", field: "memory" },
  { type: "spread", field: "instanceId" },
  { type: "binpack", field: "cpu" },
];

/** An id that no item of a list has. */
export function nextId(items: readonly { readonly id: number }[]): number {
  return items.reduce((next, { id }) => Math.max(next, id + 1), 0);
}

/** Moves an item to another place of its list. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, item);
}

function hasDistinct({ constraints }: Pick<PlacementDraft, "constraints">): boolean {
  return constraints.some(({ type }) => type === "distinctInstance");
}

function isSame(a: PlacementStrategy, b: StrategyDraft | undefined): boolean {
  return b !== undefined && a.type === b.type && (a.field ?? "") === b.field;
}
