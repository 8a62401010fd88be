import { type DragEvent, type KeyboardEvent, useState } from "react";
import type { LoadPoint } from "../../../aws/generated/physics.ts";
import type { Curve } from "../../../aws/rules/load/curve.ts";
import { Button } from "../../ui/Button.tsx";
import { FieldError } from "../../ui/Field.tsx";
import { NumberInput } from "../../ui/NumberInput.tsx";
import { CurvePlot, frameOf } from "./CurvePlot.tsx";
import { CsvField } from "./CsvField.tsx";
import { csvOf, MOST_TEXT, pointsInCsv } from "./csv.ts";
import { withStroke } from "./drawing.ts";
import { PointTable } from "./PointTable.tsx";

export interface PointFieldsProps {
  readonly points: readonly LoadPoint[];
  /** The curve they make, with its noise; null: there is none yet. */
  readonly more: Curve | null;
  readonly onChange: (points: readonly LoadPoint[]) => void;
  readonly noun: "requests" | "messages";
}

/** A load that is drawn, typed in as points, pasted, or dropped as a file. */
export function PointFields({ points, more, onChange, noun }: PointFieldsProps) {
  const [past, setPast] = useState<readonly (readonly LoadPoint[])[]>([]);
  const [frame, setFrame] = useState(() => (more === null ? { seconds: 600, top: 100 } : frameOf(more)));
  const [problem, setProblem] = useState<string>();
  const curve = more ?? { knots: [], repeats: false, noisePercent: 0, noiseSeed: 1 };

  function change(to: readonly LoadPoint[]) {
    setPast([...past.slice(-99), points]);
    setProblem(undefined);
    onChange(to);
  }

  function undo() {
    const before = past.at(-1);
    if (before === undefined) return;
    setPast(past.slice(0, -1));
    setProblem(undefined);
    onChange(before);
  }

  function read(csv: string) {
    const found = pointsInCsv(csv);
    if ("why" in found) return setProblem(`Line ${found.line}: ${found.why} The load is as it was.`);
    change(found.points);
    const knots = found.points.map(({ atSeconds, requestsPerSecond }) => ({ at: atSeconds * 1000, requestsPerSecond }));
    setFrame(frameOf({ ...curve, knots }));
  }

  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    // A byte more than a load can be, so that it is seen to be longer.
    void file.slice(0, MOST_TEXT + 1).text().then(read);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== "z" || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    event.stopPropagation();
    undo();
  };
  return (
    <div role="group" aria-label="Points of the load" className="flex flex-col gap-2" onKeyDown={onKeyDown} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
        <NumberInput label="Drawn over" min={10} unit="s" value={frame.seconds} onChange={(to) => to !== null && to > 0 && setFrame({ ...frame, seconds: to })} />
        <NumberInput label="Up to" min={1} unit="/s" value={frame.top} onChange={(to) => to !== null && to > 0 && setFrame({ ...frame, top: to })} />
        <Button onClick={undo} disabled={past.length === 0}>
          Undo
        </Button>
      </div>
      <CurvePlot curve={curve} {...frame} noun={noun} onStroke={(stroke) => change(withStroke(points, stroke, frame.seconds))} />
      <PointTable points={points} onChange={change} noun={noun} />
      <CsvField placeholder={csvOf(points.slice(0, 3))} onRead={read} noun={noun} />
      <div role="status">
        <FieldError>{problem}</FieldError>
      </div>
    </div>
  );
}
