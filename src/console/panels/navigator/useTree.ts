import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { usePacedReplica } from "../../store/paced.ts";
import { useSelected } from "../../store/selection.ts";
import { accountTree, pathOf } from "./accountTree.ts";
import { type OpenNodes, type TreeRow, treeRows } from "./treeRows.ts";

/** Stays when the navigator is closed and opened again. */
const opening = createStore<{ readonly opened: OpenNodes }>(() => ({ opened: new Map() }));

export function setOpen(key: string, isOpen: boolean): void {
  opening.setState(({ opened }) => ({ opened: new Map([...opened, [key, isOpen]]) }));
}

/** Nothing is drawn anew where all of them are open. */
function openAll(keys: readonly string[]): void {
  const { opened } = opening.getState();
  const closed = keys.filter((key) => opened.get(key) !== true);
  if (closed.length > 0) opening.setState({ opened: new Map([...opened, ...closed.map((key) => [key, true] as const)]) });
}

/** The index of each row by its key, and of the first row of each thing by the thing's id. */
function placesIn(rows: readonly TreeRow[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  rows.forEach(({ node: { key, ref } }, index) => {
    places.set(key, index);
    if (ref !== null && !places.has(ref.id)) places.set(ref.id, index);
  });
  return places;
}

/** The tables that the tree is made of; others change without it. */
const READ = [
  "ec2.instances",
  "ec2.internetGateways",
  "ec2.natGateways",
  "ec2.routeTableAssociations",
  "ec2.routeTables",
  "ec2.securityGroups",
  "ec2.subnets",
  "ec2.vpcs",
  "ecs.clusters",
  "ecs.containerInstances",
  "ecs.services",
  "ecs.serviceEvents",
  "ecs.tasks",
  "elb.instances",
  "elb.loadBalancers",
  "elbv2.loadBalancers",
  "elbv2.targetGroups",
  "elbv2.targets",
  "iam.decisions",
  "autoscaling.groups",
  "ecs.capacityProviders",
  "iam.roles",
] as const;

/** Where the tree stands: its rows, and the one the keyboard is on. */
export interface Tree {
  readonly rows: readonly TreeRow[];
  /** Index of the active row. */
  readonly active: number;
  readonly setActive: (key: string) => void;
}

/** The account's tree, four times a second at most, with whatever is selected elsewhere in view. */
export function useTree(): Tree {
  const { tables } = usePacedReplica(4);
  const opened = useStore(opening, (state) => state.opened);
  // oxlint-disable-next-line react/exhaustive-deps
  const roots = useMemo(() => accountTree(tables), READ.map((name) => tables[name]));
  const rows = useMemo(() => treeRows(roots, opened), [roots, opened]);
  const [activeKey, setActive] = useState<string | null>(null);
  const selected = useSelected();

  useEffect(() => {
    if (selected === null) return;
    openAll(pathOf(selected, tables) ?? []);
    // Only a new selection opens nodes: what the person closes afterwards stays closed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected]);

  const places = useMemo(() => placesIn(rows), [rows]);
  return { rows, active: places.get(activeKey ?? "") ?? places.get(selected?.id ?? "") ?? 0, setActive };
}
