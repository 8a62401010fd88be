import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Replica } from "./replica.ts";

/** What the map tells of the same things beside their tasks: who reaches whom, or who may do what. */
export type Lens = "network" | "permissions";

/** Why an arrow is marked: what goes along it does not arrive, or the call behind it was refused. */
export interface Mark {
  readonly kind: "shut" | "locked";
  readonly says: string;
}

/** What the code of the lenses found out; nothing before it is there, or while no lens is on. */
export interface Findings {
  /** By what an arrow leads to; of an arrow from a service to its cluster by the service, from a Classic Load Balancer to a service by `instancesOf`. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** What the lens says of a thing by its id on the map, as a sentence. */
  readonly say: (nodeId: string, state: Replica) => string;
}

export const instancesOf = (classicBalancerArn: string): string => `${classicBalancerArn} instances`;

export interface LensState extends Findings {
  readonly on: Lens | null;
}

const NOTHING: Findings = { marks: new Map(), say: () => "" };

const lens = createStore<LensState>(() => ({ on: null, ...NOTHING }));

/** Puts a lens on, or takes it off. */
export function putOn(on: Lens | null): void {
  lens.setState({ on, ...NOTHING });
}

/** The same lens again takes it off. */
export function toggleLens(wanted: Lens): void {
  putOn(lens.getState().on === wanted ? null : wanted);
}

/** Called by the code of the lenses alone. */
export function setFindings(findings: Findings): void {
  if (lens.getState().on !== null) lens.setState(findings);
}

export function useLens(): Lens | null {
  return useStore(lens, ({ on }) => on);
}

/** The lens that is on with what was found; the same object while neither changes. */
export function lensNow(): LensState {
  return lens.getState();
}

export function onLens(listener: () => void): () => void {
  return lens.subscribe(listener);
}

export function useLensSaying(): Findings["say"] {
  return useStore(lens, ({ say }) => say);
}
