import type { Box } from "../geometry.ts";

/** One instance as a tile of the picture. */
export interface Tile {
  readonly box: Box;
  /** Step of the heat scale; null: not a container instance yet. */
  readonly heat: number | null;
  readonly mark: "draining" | "lost" | "failed" | null;
  /** What a placement says of it: 1 to 3 the step that dropped it, 4 something lands here. */
  readonly verdict: 1 | 2 | 3 | 4 | null;
  readonly dimmed: boolean;
  readonly ring: "selected" | "focused" | "glows" | null;
}

/** The colours of the theme, as the canvas takes them. */
export interface Ink {
  readonly heat: readonly string[];
  readonly vacant: string;
  readonly verdict: Readonly<Record<1 | 2 | 3 | 4, string>>;
  readonly draining: string;
  readonly lost: string;
  readonly failed: string;
  readonly accent: string;
  readonly ink: string;
}

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Paints the tiles that are in sight, in one pass: five thousand take a few milliseconds. */
export function paint(
  context: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  { tiles, camera, ink }: { readonly tiles: Iterable<Tile>; readonly camera: Camera; readonly ink: Ink },
): void {
  context.clearRect(0, 0, width, height);
  for (const tile of tiles) {
    const x = tile.box.x * camera.zoom + camera.x;
    const y = tile.box.y * camera.zoom + camera.y;
    const w = Math.max(1, tile.box.width * camera.zoom);
    const h = Math.max(1, tile.box.height * camera.zoom);
    if (x + w < 0 || y + h < 0 || x > width || y > height) continue;
    context.globalAlpha = tile.dimmed ? 0.22 : 1;
    context.fillStyle = tile.heat === null ? ink.vacant : (ink.heat[tile.heat] ?? ink.vacant);
    context.fillRect(x, y, w, h);
    if (tile.mark !== null) markTile(context, { x, y, width: w, height: h }, { kind: tile.mark, ink });
    const outline = outlineOf(tile, ink);
    if (outline === null) continue;
    context.globalAlpha = 1;
    context.lineWidth = Math.max(1.5, Math.min(3, w / 8));
    context.strokeStyle = outline;
    context.strokeRect(x + context.lineWidth / 2, y + context.lineWidth / 2, w - context.lineWidth, h - context.lineWidth);
  }
  context.globalAlpha = 1;
}

function outlineOf({ verdict, ring }: Tile, ink: Ink): string | null {
  if (ring === "selected" || ring === "focused") return ink.accent;
  if (verdict !== null) return ink.verdict[verdict];
  return ring === "glows" ? ink.accent : null;
}

/** Shapes, not colours alone: a stroke for what drains, a dashed cross for a lost agent, a diamond for a failure. */
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
