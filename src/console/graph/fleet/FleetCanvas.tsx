import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef, useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { glowingNow, onGlow } from "../../store/glow.ts";
import { replica, useReplica } from "../../store/replica.ts";
import { selection } from "../../store/selection.ts";
import { elementIdOf, onFocusMoved, shownFocus, useFocusedId } from "../focus.ts";
import { figure } from "../figures.ts";
import { tasksOnInstance } from "../groups.ts";
import { instanceLook } from "../instanceLook.ts";
import { instanceSentence } from "../instanceSentence.ts";
import { onVerdicts, verdictsNow } from "../preview.ts";
import { nodeIdOfRef, projectionNow } from "../projection.ts";
import { cardsOf, measureNow, onMeasure } from "./fleet.ts";
import { type Ink, paint } from "./paint.ts";
import { tilesOf } from "./tiles.ts";

/** Every instance as a tile: what the map paints instead of cards when there are many and they are far away. */
export function FleetCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d") ?? null;
    if (element === null || context === null) return;
    let frame = 0;
    const draw = () => {
      frame = 0;
      const { width, height, transform } = flow.getState();
      const ratio = window.devicePixelRatio;
      if (element.width !== width * ratio || element.height !== height * ratio) [element.width, element.height] = [width * ratio, height * ratio];
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const state = replica.getState();
      const { selected } = selection.getState();
      const tiles = tilesOf(state, projectionNow(), {
        measure: measureNow(),
        verdicts: verdictsNow(),
        glowing: glowingNow(),
        selected: selected === null ? null : (nodeIdOfRef(selected, state.tables) ?? null),
        focused: shownFocus(),
      });
      const [x, y, zoom] = transform;
      paint(context, { width, height }, { tiles, camera: { x, y, zoom }, ink: inkOf(element) });
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const stops = [flow.subscribe(soon), replica.subscribe(soon), selection.subscribe(soon), onGlow(soon), onVerdicts(soon), onFocusMoved(soon), onMeasure(soon)];
    const theme = new MutationObserver(soon);
    theme.observe(document.documentElement, { attributes: true });
    soon();
    return () => {
      cancelAnimationFrame(frame);
      theme.disconnect();
      for (const stop of stops) stop();
    };
  }, [flow]);
  return (
    <>
      <canvas ref={canvas} className="fleet" aria-hidden />
      <FocusedTile />
      <HoveredTile />
      <FleetSummary />
    </>
  );
}

/** The place of the keyboard is an element also where its card is only paint. */
function FocusedTile() {
  const id = useFocusedId();
  const label = useReplica(({ tables }) => (id === null ? null : sentence(tables["ecs.containerInstances"].get(id))));
  if (id === null || label === null) return null;
  return <div id={elementIdOf(id)} role="group" aria-label={label} data-thing={id} className="sr-only" />;
}

/** Says which instance is under the pointer. */
function HoveredTile() {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number; readonly id: string } | null>(null);
  useEffect(
    () =>
      selection.subscribe(({ hovered }) => {
        if (hovered?.table !== "ecs.containerInstances") setAt(null);
      }),
    [],
  );
  useEffect(() => {
    const look = ({ clientX, clientY, target }: PointerEvent) => {
      const map = (target as Element).closest?.(".react-flow");
      const { hovered } = selection.getState();
      if (map === null || map === undefined || hovered?.table !== "ecs.containerInstances") return;
      const { left, top } = map.getBoundingClientRect();
      setAt({ x: clientX - left, y: clientY - top, id: hovered.id });
    };
    window.addEventListener("pointermove", look);
    return () => window.removeEventListener("pointermove", look);
  }, []);
  const label = useReplica(({ tables }) => (at === null ? null : sentence(tables["ecs.containerInstances"].get(at.id))));
  if (at === null || label === null) return null;
  return (
    <div className="fleet-tip" aria-hidden style={{ left: at.x + 12, top: at.y + 14 }}>
      {label}
    </div>
  );
}

/** What the picture is, for those who do not see it. */
function FleetSummary() {
  const count = useReplica(() => cardsOf(projectionNow().nodes).length);
  return <p className="sr-only">{figure(count)} instances as tiles. Arrow keys go through them; the navigator lists them.</p>;
}

function sentence(row: Rows["ecs.containerInstances"] | undefined): string | null {
  if (row === undefined) return null;
  const { containerInstanceArn } = row;
  const state = replica.getState();
  const holding = tasksOnInstance(state, containerInstanceArn).filter(({ lastStatus }) => lastStatus !== "STOPPED");
  const verdict = verdictsNow().get(containerInstanceArn) ?? null;
  return instanceSentence(row, { look: instanceLook(state, containerInstanceArn), taskCount: holding.length, verdict });
}

function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name);
  return {
    heat: [0, 1, 2, 3, 4, 5, 6].map((step) => token(`--heat-${step}`)),
    vacant: token("--line"),
    verdict: { 1: token("--bad"), 2: token("--warn-fill"), 3: token("--line-3"), 4: token("--ok") },
    draining: token("--warn-fill"),
    lost: token("--ink"),
    failed: token("--bad"),
    accent: token("--accent"),
    ink: token("--ink"),
  };
}
