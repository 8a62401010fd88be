import { lazy, Suspense } from "react";
import { Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { ToastHost } from "../ui/ToastHost.tsx";
import { Console } from "./Console.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Narrator } from "./Narrator.tsx";
import { Overlays } from "./Overlays.tsx";
import { useIncoming } from "./useIncoming.ts";
import { useShortcuts } from "./useShortcuts.ts";

const Start = lazy(() => import("./Start.tsx").then(({ Start: component }) => ({ default: component })));

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
              <Suspense fallback={null}>
                <Start />
              </Suspense>
            </Route>
            <Route>
              <Console />
            </Route>
          </Switch>
        </ErrorBoundary>
      </div>
      <Overlays />
      <ToastHost />
      <Narrator />
    </Router>
  );
}
