import { useStoreApi } from "@xyflow/react";
import { useEffect, useRef, useState } from "react";
import type { Rows } from "../../../bridge/protocol.ts";
import { glowingNow, onGlow } from "../../store/glow.ts";
import { guessedNow, onLanding } from "../../store/landing.ts";
import { replica, useReplica } from "../../store/replica.ts";
import { selection } from "../../store/selection.ts";
import { elementIdOf, onFocusMoved, shownFocus, useFocusedId } from "../focus.ts";
import { figure } from "../figures.ts";
import { tasksOnInstance } from "../groups.ts";
import { instanceLook } from "../instanceLook.ts";
import { instanceSentence } from "../instanceSentence.ts";
import { nodeIdOfRef, projectionNow } from "../projection.ts";
import { onShownVerdicts, shownVerdictsNow } from "../shownVerdict.ts";
import { cardsOf, measureNow, onMeasure } from "./fleet.ts";
import { type Ink, paint } from "./paint.ts";
import { type Shown, tilesOf } from "./tiles.ts";

/** Every instance as a tile: what the map paints instead of cards when there are many and they are far away. */
export function FleetCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d") ?? null;
    if (element === null || context === null) return;
    let frame = 0;
    let ink = inkOf(element);
    let painted: readonly unknown[] = [];
    const draw = () => {
      frame = 0;
      const { width, height, transform } = flow.getState();
      const ratio = window.devicePixelRatio;
      const tiles = tilesOf(replica.getState(), projectionNow(), measureNow());
      const shown = shownNow();
      const [x, y, zoom] = transform;
      // Most ticks change no tile: then the picture stays as it is.
      const made = [width, height, ratio, transform, tiles, ink, ...Object.values(shown)];
      if (made.every((one, at) => one === painted[at])) return;
      painted = made;
      if (element.width !== width * ratio || element.height !== height * ratio) [element.width, element.height] = [width * ratio, height * ratio];
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paint(context, { width, height }, { tiles, shown, camera: { x, y, zoom }, ink });
    };
    const soon = () => {
      if (frame === 0) frame = requestAnimationFrame(draw);
    };
    const stops = [flow.subscribe(soon), replica.subscribe(soon), selection.subscribe(soon), onGlow(soon), onShownVerdicts(soon), onFocusMoved(soon), onMeasure(soon), onLanding(soon)];
    const theme = new MutationObserver(() => {
      ink = inkOf(element);
      soon();
    });
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

function shownNow(): Shown {
  const { selected } = selection.getState();
  const { verdicts, fresh } = shownVerdictsNow();
  return {
    verdicts,
    fresh,
    glowing: glowingNow(),
    selected: selected === null ? null : (nodeIdOfRef(selected, replica.getState().tables) ?? null),
    focused: shownFocus(),
    guessed: guessedNow(),
  };
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
  return <p className="sr-only">{figure(count)} instances as tiles. Arrow keys go through them; the tab Instances has them as a table.</p>;
}

function sentence(row: Rows["ecs.containerInstances"] | undefined): string | null {
  if (row === undefined) return null;
  const { containerInstanceArn } = row;
  const state = replica.getState();
  const holding = tasksOnInstance(state, containerInstanceArn).filter(({ lastStatus }) => lastStatus !== "STOPPED");
  const verdict = shownVerdictsNow().verdicts.get(containerInstanceArn) ?? null;
  return instanceSentence(row, { look: instanceLook(state, containerInstanceArn), taskCount: holding.length, verdict });
}

function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name);
  return {
    heat: [0, 1, 2, 3, 4, 5, 6].map((step) => token(`--heat-${step}`)),
    vacant: token("--line"),
    verdict: { 1: token("--bad"), 2: token("--warn"), 3: token("--ink-3"), 4: token("--ok") },
    onVerdict: token("--surface"),
    draining: token("--warn-fill"),
    lost: token("--ink"),
    failed: token("--bad"),
    accent: token("--accent"),
  };
}
