import { EngineClient, type Port } from "../../bridge/client/engineClient.ts";
import { receive, replica } from "./replica.ts";

let client: EngineClient | undefined;

/** Connects the page to its worker. Called once, by main.tsx; tests hand in a port of their own. */
export function connect(port: Port): EngineClient {
  client = new EngineClient(port, {
    delta: (delta) => {
      if (!receive(delta)) client?.snapshot();
    },
    crash: (crash) => replica.setState({ crash }),
    progress: (progress) => replica.setState({ progress }),
  });
  return client;
}

/** The page's end of the worker. */
export function engine(): EngineClient {
  if (client === undefined) throw new Error("The engine is not connected yet.");
  return client;
}
