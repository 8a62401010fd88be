import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { replica, type Replica } from "../../store/replica.ts";
import type { Stretch } from "./ganttBars.ts";
import { follow, openingWindow } from "./timeWindow.ts";

/** How the timeline is looked at. */
export interface TimelineView {
  /** `aligned`: two revisions beside each other, from the instant in which each task was placed. */
  readonly mode: "chart" | "aligned" | "table";
  /** The stretch that was last asked for; what is shown follows the clock from it. */
  readonly kept: Stretch;
  /** Off while a person looks at a time in which the playhead is not. */
  readonly following: boolean;
  /** The playhead is in the hand: time stands still on the screen. */
  readonly dragging: boolean;
}

const view = createStore<TimelineView>(() => ({ mode: "chart", kept: openingWindow(0), following: true, dragging: false }));

export function useTimelineView(): TimelineView {
  return useStore(view);
}

/** The stretch that is shown now: the one asked for, moved so that the playhead stays in it. */
export function shownStretch({ kept, following, dragging }: TimelineView, { now, status }: Pick<Replica, "now" | "status">): Stretch {
  const outside = now < kept.from || now > kept.to;
  return following && !dragging && (status.running || outside) ? follow(kept, now) : kept;
}

/** Zooms or moves what is shown. */
export function changeStretch(by: (stretch: Stretch) => Stretch): void {
  const state = replica.getState();
  const kept = by(shownStretch(view.getState(), state));
  view.setState({ kept, following: state.now >= kept.from && state.now <= kept.to });
}

export function holdPlayhead(dragging: boolean): void {
  view.setState({ kept: shownStretch(view.getState(), replica.getState()), dragging });
}

export function backToNow(): void {
  view.setState({ following: true });
}

export function showAs(mode: TimelineView["mode"]): void {
  view.setState({ mode });
}
