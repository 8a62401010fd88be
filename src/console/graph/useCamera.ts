import { useCallback, useEffect, useRef } from "react";
import { replica, useReplica } from "../store/replica.ts";
import { type Ref, useSelected } from "../store/selection.ts";
import { type Flow, fit, reveal } from "./camera.ts";
import { setZoom } from "./level.ts";
import { type MapNode, nodeIdOfRef, projectionNow } from "./projection.ts";
import { cameraTime } from "./useMotion.ts";

export interface Camera {
  readonly screen: () => { readonly width: number; readonly height: number };
  readonly onFit: () => void;
  readonly onZoom: (by: number) => void;
  /** Told of every move; `event` is null when a person did not make it. */
  readonly onMove: (event: unknown, to: { readonly zoom: number }) => void;
}

/** The camera over the map. It shows everything until a person takes it somewhere else. */
export function useCamera(flow: Flow, element: HTMLElement | null, nodes: readonly MapNode[]): Camera {
  const isFitted = useRef(false);
  const screen = useCallback(() => ({ width: element?.clientWidth ?? 0, height: element?.clientHeight ?? 0 }), [element]);
  const show = useCallback(
    (duration: number) => {
      isFitted.current = true;
      fit(flow, projectionNow().boxes, screen(), duration);
    },
    [flow, screen],
  );
  useOpening(show, element, nodes);
  useResizing(show, element, isFitted);
  useFollowedSelection(flow, screen);
  return {
    screen,
    onFit: () => show(cameraTime()),
    onZoom: (by) => {
      isFitted.current = false;
      void flow.zoomTo(flow.getZoom() * by, { duration: Math.min(140, cameraTime()) });
    },
    onMove: (event, { zoom }) => {
      setZoom(zoom);
      if (event !== null) isFitted.current = false;
    },
  };
}

/** Shows everything as soon as there is something, and again when another session is opened. */
function useOpening(show: (duration: number) => void, element: HTMLElement | null, nodes: readonly MapNode[]): void {
  const opened = useRef<string | null>(null);
  useEffect(() => {
    const { revision, status } = replica.getState();
    if (element === null || revision === 0 || nodes.length < 2 || opened.current === status.title) return;
    opened.current = status.title;
    show(0);
  }, [show, element, nodes]);
}

/** When a panel opens beside the map, what was all in view stays all in view. */
function useResizing(show: (duration: number) => void, element: HTMLElement | null, isFitted: { readonly current: boolean }): void {
  useEffect(() => {
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      if (isFitted.current) show(0);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [show, element, isFitted]);
}

/** What is selected is brought into view: from a list or a panel, once it was created, and when it moves. */
function useFollowedSelection(flow: Flow, screen: Camera["screen"]): void {
  const selected = useSelected();
  const box = useReplica(({ tables }) => (selected === null ? undefined : projectionNow().boxes.get(nodeIdOfRef(selected, tables) ?? "")));
  const shown = useRef<{ readonly ref: Ref; readonly y: number } | null>(null);
  useEffect(() => {
    if (selected === null || box === undefined || (shown.current?.ref === selected && shown.current.y === box.y)) return;
    shown.current = { ref: selected, y: box.y };
    reveal(flow, box, screen());
  }, [flow, screen, selected, box]);
}
