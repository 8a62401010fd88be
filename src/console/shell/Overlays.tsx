import { lazy, Suspense } from "react";
import { useProblem } from "../sessions/problem.ts";
import { showOverlay, useOverlay } from "./shellState.ts";

const CommandPalette = lazy(() => import("./CommandPalette.tsx").then((module) => ({ default: module.CommandPalette })));
const ShortcutSheet = lazy(() => import("./ShortcutSheet.tsx").then((module) => ({ default: module.ShortcutSheet })));
const ShareDialog = lazy(() => import("../sessions/ShareDialog.tsx").then((module) => ({ default: module.ShareDialog })));
const ResetDialog = lazy(() => import("../sessions/ResetDialog.tsx").then((module) => ({ default: module.ResetDialog })));
const ProblemDialog = lazy(() => import("../sessions/ProblemDialog.tsx").then((module) => ({ default: module.ProblemDialog })));

/** What lies over the page; each comes with its own code when it is first asked for. */
export function Overlays() {
  const overlay = useOverlay();
  const problem = useProblem();
  const close = () => showOverlay(null);
  return (
    <Suspense fallback={null}>
      {overlay === "commands" && <CommandPalette onClose={close} />}
      {overlay === "shortcuts" && <ShortcutSheet onClose={close} />}
      {overlay === "share" && <ShareDialog onClose={close} />}
      {overlay === "reset" && <ResetDialog onClose={close} />}
      {problem !== null && <ProblemDialog problem={problem} />}
    </Suspense>
  );
}
