import { onLens } from "../../store/lens.ts";
import { replica } from "../../store/replica.ts";
import { selection } from "../../store/selection.ts";
import { HUE_COUNT } from "../../ui/hue.ts";
import { levelNow } from "../level.ts";
import { dotsPerSecond } from "./dots.ts";
import { streamsNow } from "./flowNow.ts";
import { hoveredStream, onHoveredStream } from "./hovered.ts";
import { type Ink, paint } from "./paint.ts";
import type { Stream } from "./streams.ts";

/** What is asked of React Flow. */
export interface Eye {
  readonly getState: () => { readonly width: number; readonly height: number; readonly transform: readonly [number, number, number] };
  readonly subscribe: (listener: () => void) => () => void;
}

/** Dots need no more than about thirty pictures a second. */
const FRAME_MILLIS = 30;
/** After a pause, dots go on from where they were. */
const LONGEST_MILLIS = 100;

/** Draws the roads whenever something of them changed, and while dots travel. Ends with the function it returns. */
export function keepDrawing(canvas: HTMLCanvasElement, eye: Eye): () => void {
  const context = canvas.getContext("2d");
  if (context === null) return () => undefined;
  const entered = new Map<string, number>();
  const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
  let frame = 0;
  let ink = inkOf(canvas);
  let painted: readonly unknown[] = [];
  let last = 0;
  const draw = (now: number) => {
    frame = 0;
    const streams = streamsNow();
    const level = levelNow();
    const { width, height, transform } = eye.getState();
    const ratio = window.devicePixelRatio;
    const made = [width, height, ratio, transform, streams, level, ink, hoveredStream()];
    const travels = level !== "far" && isTravelling() && !stillness.matches && streams.some(({ requestsPerSecond }) => requestsPerSecond > 0);
    if (travels) soon();
    const isSame = made.every((one, at) => one === painted[at]);
    if (isSame && (!travels || now - last < FRAME_MILLIS)) return;
    if (travels) advance(entered, streams, Math.min(now - last, LONGEST_MILLIS) / 1000);
    else for (const { id } of streams) entered.set(id, entered.get(id) ?? FULL);
    [painted, last] = [made, now];
    const [x, y, zoom] = transform;
    fitOver(canvas, { width, height, ratio, camera: { x, y, zoom } });
    paint(context, { width, height, ratio }, { streams, entered, hovered: hoveredStream(), camera: { x, y, zoom }, level, ink });
  };
  const soon = () => {
    if (frame === 0) frame = requestAnimationFrame(draw);
  };
  const theme = new MutationObserver(() => {
    ink = inkOf(canvas);
    soon();
  });
  theme.observe(document.documentElement, { attributes: true });
  stillness.addEventListener("change", soon);
  const stops = [eye.subscribe(soon), replica.subscribe(soon), selection.subscribe(soon), onLens(soon), onHoveredStream(soon)];
  soon();
  return () => {
    cancelAnimationFrame(frame);
    theme.disconnect();
    stillness.removeEventListener("change", soon);
    for (const stop of stops) stop();
  };
}

/** A road that is drawn while nothing moves has dots all along. */
const FULL = 1000;

/** Dots travel only while time does, and slowly enough to be followed. */
function isTravelling(): boolean {
  const { running, speed } = replica.getState().status;
  return running && (speed === 1 || speed === 10);
}

function advance(entered: Map<string, number>, streams: readonly Stream[], seconds: number): void {
  for (const { id, requestsPerSecond } of streams) {
    if (requestsPerSecond > 0) entered.set(id, (entered.get(id) ?? FULL) + dotsPerSecond(requestsPerSecond) * seconds);
  }
}

interface Place {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly camera: { readonly x: number; readonly y: number; readonly zoom: number };
}

/** The canvas lies among the nodes, below their cards, and so moves with the camera: it is put back over the whole map. */
function fitOver(canvas: HTMLCanvasElement, { width, height, ratio, camera: { x, y, zoom } }: Place): void {
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  canvas.style.transform = `scale(${1 / zoom}) translate(${-x}px, ${-y}px)`;
}

function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name);
  return {
    line: token("--line-3"),
    bad: token("--bad"),
    canvas: token("--canvas"),
    surface: token("--surface"),
    text: token("--ink-2"),
    hues: Array.from({ length: HUE_COUNT }, (_, at) => token(`--svc-${at + 1}`)),
  };
}
