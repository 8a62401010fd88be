import { navigate } from "wouter/use-hash-location";
import { openImport } from "../import/ImportHost.tsx";
import { chooseFile } from "../sessions/chooseFile.ts";
import { takeFile } from "../sessions/incoming.ts";
import { openEmptyCluster } from "../sessions/present.ts";
import { saveSession } from "../sessions/saveSession.ts";
import { engine } from "../store/engine.ts";
import { beginLanding } from "../store/callLanding.ts";
import { toggleLens } from "../store/lens.ts";
import { replica } from "../store/replica.ts";
import { selection } from "../store/selection.ts";
import { changeSettings, settings } from "../store/settings.ts";
import { focusFilter, focusRegion } from "./focusRegion.ts";
import { showOverlay } from "./shellState.ts";
import { toggleTheme } from "./theme.ts";
import { setSpeed, SPEEDS, step, toBeginning, toEnd, togglePlay } from "./time.ts";

/** Something the console does as a whole, from the keyboard, from the palette, from anywhere. */
export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: "Time" | "Session" | "View";
  /** Any of these does it. */
  readonly keys: readonly string[];
  readonly run: () => void;
}

/** Every command there is. The shortcuts, their sheet and the palette are read from here. */
export const COMMANDS: readonly Command[] = [
  command("Time", "Play or pause", ["Space"], togglePlay),
  command("Time", "Step one event", ["."], step),
  ...SPEEDS.map(({ value, label }, index) => command("Time", `Speed ${label}`, [String(index + 1)], () => setSpeed(value))),
  command("Time", "Go ahead…", ["G"], () => replica.getState().crash === null && showOverlay("ahead")),
  command("Time", "Back to the beginning", [], toBeginning),
  command("Time", "Return to the end", [], toEnd),
  command("Session", "Undo", ["Mod+Z"], () => replica.getState().status.undoDepth > 0 && engine().undo()),
  command("Session", "Redo", ["Shift+Mod+Z", "Mod+Y"], () => replica.getState().status.redoDepth > 0 && engine().redo()),
  command("Session", "Share by link", [], () => showOverlay("share")),
  command("Session", "Save as a file", [], () => void saveSession()),
  command("Session", "Export as script or template", [], () => showOverlay("export")),
  command("Session", "Open a file", [], () => chooseFile((file) => void takeFile(file))),
  command("Session", "Import task definitions or services", [], () => openImport()),
  command("Session", "Reset the session", [], () => showOverlay("reset")),
  command("Session", "New empty cluster", [], () => void openEmptyCluster().then((opened) => opened && navigate("/"))),
  command("Session", "Scenarios and recent sessions", [], () => navigate("/start")),
  command("Session", "New task definition", [], () => navigate("/task-definitions/new")),
  command("View", "Search and commands", ["Mod+K"], () => showOverlay("commands")),
  command("View", "Filter the list in focus", ["/"], focusFilter),
  command("View", "Next region", ["F6"], () => focusRegion(1)),
  command("View", "Previous region", ["Shift+F6"], () => focusRegion(-1)),
  command("View", "Open or close the left", ["["], () => toggle("leftOpen")),
  command("View", "Open or close the inspector", ["]"], () => toggle("rightOpen")),
  command("View", "Open or close the bottom", ["\\"], () => toggle("bottomOpen")),
  command("View", "Network lens: who reaches whom", ["N"], () => toggleLens("network")),
  command("View", "Permissions lens: who may do what", ["I"], () => toggleLens("permissions")),
  command("View", "Light or dark", [], toggleTheme),
  command("View", "Light or dark as the system is", [], () => changeSettings({ theme: "system" })),
  command("View", "Call the landing spot", [], () => beginLanding(landingServices())),
  command("View", "Keyboard shortcuts", ["?"], () => showOverlay("shortcuts")),
];

function command(group: Command["group"], title: string, keys: readonly string[], run: () => unknown): Command {
  return { id: title, title, group, keys, run: () => void run() };
}

/** The selected service, or all that choose where their tasks go. */
function landingServices(): readonly string[] {
  const { selected } = selection.getState();
  const services = [...replica.getState().tables["ecs.services"].values()].filter((one) => one.status === "ACTIVE" && one.schedulingStrategy === "REPLICA");
  const chosen = services.filter(({ serviceArn }) => serviceArn === selected?.id);
  return (chosen.length > 0 ? chosen : services).map(({ serviceArn }) => serviceArn);
}

function toggle(region: "leftOpen" | "rightOpen" | "bottomOpen"): void {
  changeSettings({ [region]: !settings.getState()[region] });
}
