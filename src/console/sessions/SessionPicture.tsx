import { classNames } from "../ui/classNames.ts";
import { hueStyle } from "../ui/hue.ts";
import type { Picture, PictureCard, PictureTask } from "./picture.ts";

const WIDTH = 320;
const HEIGHT = 144;
const MARGIN = 12;
const GAP = 10;
const PAD = 6;
const TASKS_A_ROW = 4;

/** Draws a session's picture: zones as lanes, instances as cards, tasks as bars. Decoration: its title says the rest. */
export function SessionPicture({ picture, className }: { readonly picture: Picture; readonly className?: string }) {
  const laneWidth = (WIDTH - 2 * MARGIN - (picture.lanes.length - 1) * GAP) / Math.max(1, picture.lanes.length);
  const rows = Math.max(2, ...picture.lanes.map((cards) => cards.length));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden className={classNames("block bg-canvas", className)}>
      {picture.lanes.map((cards, index) => (
        <g key={index} transform={`translate(${MARGIN + index * (laneWidth + GAP)} ${MARGIN})`}>
          <rect width={laneWidth} height={HEIGHT - 2 * MARGIN} rx="6" className="fill-lane" />
          {Array.from({ length: rows }, (_, row) => (
            <Card key={row} card={cards[row]} box={cardBox(row, rows, laneWidth)} />
          ))}
        </g>
      ))}
    </svg>
  );
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function cardBox(row: number, rows: number, laneWidth: number): Box {
  const height = (HEIGHT - 2 * MARGIN - PAD * (rows + 1)) / rows;
  return { x: PAD, y: PAD + row * (height + PAD), width: laneWidth - 2 * PAD, height };
}

function Card({ card, box }: { readonly card: PictureCard | undefined; readonly box: Box }) {
  const empty = card === undefined || card.look === "launching";
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      <rect
        width={box.width}
        height={box.height}
        rx="5"
        strokeDasharray={empty ? "3 2.5" : undefined}
        className={classNames(empty ? "fill-transparent" : "fill-surface", STROKES[card?.look ?? "launching"])}
      />
      {card?.tasks.map((task, index) => (
        <Task key={index} task={task} index={index} width={box.width} />
      ))}
    </g>
  );
}

const STROKES: Readonly<Record<PictureCard["look"], string>> = {
  plain: "stroke-line-2",
  launching: "stroke-line-2",
  draining: "stroke-warn",
  lost: "stroke-bad",
};

function Task({ task, index, width }: { readonly task: PictureTask; readonly index: number; readonly width: number }) {
  const taskWidth = (width - 8 - (TASKS_A_ROW - 1) * 3) / TASKS_A_ROW;
  return (
    <rect
      x={4 + (index % TASKS_A_ROW) * (taskWidth + 3)}
      y={6 + Math.floor(index / TASKS_A_ROW) * 10}
      width={taskWidth}
      height="7"
      rx="2"
      style={task.hue === 0 ? undefined : hueStyle(task.hue)}
      strokeDasharray={task.look === "dashed" ? "2 1.5" : undefined}
      fillOpacity={task.look === "solid" ? 1 : task.look === "pale" ? 0.3 : 0}
      className={task.hue === 0 ? "fill-ink-3 stroke-ink-3" : "fill-(--c) stroke-(--c)"}
      strokeWidth={task.look === "solid" ? 0 : 1}
    />
  );
}
