import { FastForward, Pause, Play, RotateCcw, StepForward } from "lucide-react";
import { useReplica } from "../../store/replica.ts";
import { Button } from "../../ui/Button.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { showOverlay } from "../shellState.ts";
import { setSpeed, SPEEDS, step, toBeginning, togglePlay } from "../time.ts";

/** Back to the beginning, one step, play or pause, and how fast. */
export function Transport() {
  const running = useReplica((state) => state.status.running && state.crash === null);
  const speed = useReplica((state) => state.status.speed);
  const stopped = useReplica((state) => state.crash !== null);
  const Icon = running ? Pause : Play;
  return (
    <>
      <div role="group" aria-label="Time" className="flex items-center gap-0.5">
        <IconButton icon={RotateCcw} label="Back to the beginning" onClick={toBeginning} className="max-md:hidden" />
        <IconButton icon={StepForward} label="Step one event" keys="." disabled={stopped} onClick={step} />
        <Tooltip label={running ? "Pause" : "Play"} keys="Space">
          <Button variant="primary" disabled={stopped} onClick={togglePlay} className="ml-1 px-2.25 md:min-w-20 md:pr-3">
            <Icon aria-hidden size={15} fill="currentColor" strokeWidth={1} />
            <span className="max-md:sr-only">{running ? "Pause" : "Play"}</span>
          </Button>
        </Tooltip>
        <IconButton icon={FastForward} label="Go ahead…" keys="G" disabled={stopped} onClick={() => showOverlay("ahead")} className="ml-0.5" />
      </div>
      <div className="hidden lg:block">
        <Segmented label="Speed" options={SPEEDS} value={speed} onChange={setSpeed} />
      </div>
      <select
        aria-label="Speed"
        value={speed}
        onChange={(event) => setSpeed(SPEEDS.find(({ value }) => String(value) === event.target.value)?.value ?? 1)}
        className="h-7 rounded-control bg-sunken px-1.5 text-xs font-medium lg:hidden"
      >
        {SPEEDS.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </>
  );
}
