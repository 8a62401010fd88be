import { useProblem } from "../sessions/problem.ts";
import { onDemand } from "../ui/onDemand.ts";
import { showOverlay, useOverlay } from "./shellState.ts";

const CommandPalette = onDemand(() => import("./CommandPalette.tsx").then((module) => module.CommandPalette));
const ShortcutSheet = onDemand(() => import("./ShortcutSheet.tsx").then((module) => module.ShortcutSheet));
const AheadDialog = onDemand(() => import("./journey/AheadDialog.tsx").then((module) => module.AheadDialog));
const ShareDialog = onDemand(() => import("../sessions/ShareDialog.tsx").then((module) => module.ShareDialog));
const ExportDialog = onDemand(() => import("../export/ExportDialog.tsx").then((module) => module.ExportDialog));
const ResetDialog = onDemand(() => import("../sessions/ResetDialog.tsx").then((module) => module.ResetDialog));
const ProblemDialog = onDemand(() => import("../sessions/ProblemDialog.tsx").then((module) => module.ProblemDialog));

/** What lies over the page; each comes with its own code when it is first asked for. */
export function Overlays() {
  const overlay = useOverlay();
  const problem = useProblem();
  const close = () => showOverlay(null);
  return (
    <>
      {overlay === "commands" && <CommandPalette onClose={close} />}
      {overlay === "shortcuts" && <ShortcutSheet onClose={close} />}
      {overlay === "ahead" && <AheadDialog onClose={close} />}
      {overlay === "share" && <ShareDialog onClose={close} />}
      {overlay === "export" && <ExportDialog onClose={close} />}
      {overlay === "reset" && <ResetDialog onClose={close} />}
      {problem !== null && <ProblemDialog problem={problem} />}
    </>
  );
}
