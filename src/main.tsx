import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startAutosave } from "./console/sessions/autosave.ts";
import { begin } from "./console/sessions/beginning.ts";
import { followJournal } from "./console/sessions/journal.ts";
import { App } from "./console/shell/App.tsx";
import { reportFault } from "./console/shell/fault.ts";
import { followTheme } from "./console/shell/theme.ts";
import { connect } from "./console/store/engine.ts";
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

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
