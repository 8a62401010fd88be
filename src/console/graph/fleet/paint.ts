import type { Box } from "../geometry.ts";
import { lookOf, type Shown, type Tile, type TileLook, type TileVerdict } from "./tiles.ts";

/** The colours of the theme, as the canvas takes them. */
export interface Ink {
  readonly heat: readonly string[];
  readonly vacant: string;
  readonly verdict: Readonly<Record<TileVerdict["step"], string>>;
  /** What is written on a colour of the verdict. */
  readonly onVerdict: string;
  readonly draining: string;
  readonly lost: string;
  readonly failed: string;
  readonly accent: string;
}

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Picture {
  readonly tiles: readonly Tile[];
  readonly shown: Shown;
  readonly camera: Camera;
  readonly ink: Ink;
}

/** Paints the tiles that are in sight, in one pass: five thousand take a few milliseconds. */
export function paint(context: CanvasRenderingContext2D, { width, height }: { readonly width: number; readonly height: number }, { tiles, shown, camera, ink }: Picture): void {
  context.clearRect(0, 0, width, height);
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { id, box, heat, mark } of tiles) {
    const x = box.x * camera.zoom + camera.x;
    const y = box.y * camera.zoom + camera.y;
    const w = Math.max(1, box.width * camera.zoom);
    const h = Math.max(1, box.height * camera.zoom);
    if (x + w < 0 || y + h < 0 || x > width || y > height) continue;
    const look = lookOf(id, shown);
    const at = { x, y, width: w, height: h };
    context.globalAlpha = look.isDimmed ? 0.22 : 1;
    context.fillStyle = heat === null ? ink.vacant : (ink.heat[heat] ?? ink.vacant);
    context.fillRect(x, y, w, h);
    if (mark !== null) markTile(context, at, { kind: mark, ink });
    if (look.verdict !== null) tellVerdict(context, at, { verdict: look.verdict, ink });
    outline(context, at, { look, ink });
  }
  context.globalAlpha = 1;
}

/** Pixels of a tile's shorter side from which on a figure can be read on it. */
const LEGIBLE = 13;

/** The number of the step that dropped it; of the chosen one how many tasks land there, or a check. */
function tellVerdict(context: CanvasRenderingContext2D, { x, y, width, height }: Box, { verdict: { step, lands, isPast }, ink }: { readonly verdict: TileVerdict; readonly ink: Ink }): void {
  const size = Math.min(width, height);
  if (step === 4) {
    context.globalAlpha = 1;
    context.fillStyle = ink.verdict[4];
    // Too small to write on: the whole tile says it.
    const side = size < LEGIBLE ? size : size * 0.72;
    context.fillRect(x + (width - side) / 2, y + (height - side) / 2, side, side);
  } else if (isPast) {
    return;
  }
  if (size < LEGIBLE) return;
  context.globalAlpha = 1;
  context.font = `600 ${Math.round(Math.min(size * 0.6, 16))}px Inter, sans-serif`;
  context.fillStyle = step === 4 ? ink.onVerdict : ink.verdict[step];
  context.fillText(step === 4 ? (lands > 1 ? String(lands) : "\u2713") : String(step), x + width / 2, y + height / 2);
}

function outline(context: CanvasRenderingContext2D, { x, y, width, height }: Box, { look: { verdict, ring }, ink }: { readonly look: TileLook; readonly ink: Ink }): void {
  const color = ring !== null && (ring !== "glows" || verdict === null) ? ink.accent : verdict === null ? null : ink.verdict[verdict.step];
  if (color === null) return;
  context.globalAlpha = ring === null && verdict?.isPast === true ? 0.35 : 1;
  const line = Math.max(1, Math.min(3, width / 8)) * (ring === null && verdict?.step !== 4 ? 0.75 : 1);
  context.lineWidth = line;
  context.strokeStyle = color;
  if (ring === "guessed") context.setLineDash([2 * line, line]);
  context.strokeRect(x + line / 2, y + line / 2, width - line, height - line);
  if (ring === "guessed") context.setLineDash([]);
}

/** Shapes, not colours alone: a stroke for what drains, a dark one for a lost agent, a diamond for a failure. */
function markTile(context: CanvasRenderingContext2D, { x, y, width, height }: Box, { kind, ink }: { readonly kind: "draining" | "lost" | "failed"; readonly ink: Ink }): void {
  const size = Math.min(width, height);
  const [cx, cy] = [x + width / 2, y + height / 2];
  context.lineWidth = Math.max(1, size / 9);
  context.beginPath();
  if (kind === "failed") {
    context.fillStyle = ink.failed;
    context.moveTo(cx, cy - size / 3);
    context.lineTo(cx + size / 3, cy);
    context.lineTo(cx, cy + size / 3);
    context.lineTo(cx - size / 3, cy);
    context.fill();
    return;
  }
  context.strokeStyle = kind === "draining" ? ink.draining : ink.lost;
  context.moveTo(x + size * 0.2, y + height - size * 0.2);
  context.lineTo(x + width - size * 0.2, y + size * 0.2);
  context.stroke();
}
