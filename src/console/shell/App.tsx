import { Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { ImportHost } from "../import/ImportHost.tsx";
import { firstDrag } from "../store/firstDrag.ts";
import { onDemand } from "../ui/onDemand.ts";
import { ToastHost } from "../ui/ToastHost.tsx";
import { Console } from "./Console.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Overlays } from "./Overlays.tsx";
import { useIncoming } from "./useIncoming.ts";
import { useShortcuts } from "./useShortcuts.ts";

const EditorPage = onDemand(() => import("./EditorPage.tsx").then((module) => module.EditorPage));
const Start = onDemand(() => import("./Start.tsx").then(({ Start: component }) => component));
const Narrator = onDemand(() => firstDrag().then(() => import("./Narrator.tsx")).then((module) => module.Narrator));

/** The whole page: a route for each thing that takes all of it, and what lies over whichever is shown. */
export function App() {
  useShortcuts();
  useIncoming();
  return (
    <Router hook={useHashLocation}>
      <div className="flex h-full flex-col">
        <ErrorBoundary what="The page">
          <Switch>
            <Route path="/start">
              <Start />
            </Route>
            <Route path="/task-definitions/new">
              <EditorPage family={null} />
            </Route>
            <Route path="/task-definitions/:family">{({ family }) => <EditorPage family={family} />}</Route>
            <Route>
              <Console />
            </Route>
          </Switch>
        </ErrorBoundary>
      </div>
      <ErrorBoundary what="The dialog" floating>
        <Overlays />
        <ImportHost />
      </ErrorBoundary>
      <ToastHost />
      <Narrator />
    </Router>
  );
}
