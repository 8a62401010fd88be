import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startAutosave } from "./console/sessions/autosave.ts";
import { begin } from "./console/sessions/beginning.ts";
import { followJournal } from "./console/sessions/journal.ts";
import { App } from "./console/shell/App.tsx";
import { reportFault } from "./console/shell/fault.ts";
import { firstDrag } from "./console/store/firstDrag.ts";
import { followTheme } from "./console/shell/theme.ts";
import { connect } from "./console/store/engine.ts";
import { endpointPath } from "./console/store/endpointPath.ts";
import { startWorker } from "./console/store/startWorker.ts";
import { followLastInput } from "./console/ui/lastInput.ts";
import "./console/ui/app.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root.");

connect(startWorker(reportFault).port);
followTheme();
followLastInput();
followJournal();
startAutosave();
void begin();
const path = endpointPath();
if (path !== null) void firstDrag().then(() => import("./console/store/endpoint.ts")).then(({ openEndpoint }) => openEndpoint(path));

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
