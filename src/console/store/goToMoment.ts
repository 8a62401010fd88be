import { engine } from "./engine.ts";
import { replica } from "./replica.ts";

/** Takes the world to an instant that was lived, and lets it stand there. */
export function goToMoment(at: number): void {
  const { status } = replica.getState();
  if (status.running) engine().pace(false, status.speed);
  engine().seek(Math.round(Math.min(status.end, Math.max(0, at))));
}
