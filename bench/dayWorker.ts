// Lives a day in a worker of the browser, where people's sessions live, each time it is told to.
import { provideEverything } from "../src/engine/everything.ts";
import { balancedServices } from "./balanced.ts";
import { liveDay } from "./liveDay.ts";

provideEverything();
const file = balancedServices().toFile();
self.addEventListener("message", () => self.postMessage(liveDay(file)));
