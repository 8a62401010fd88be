import { Box, Cpu, Globe, ListFilter, type LucideIcon, MapPin, Plug, Radio, Route, Server, ShieldCheck, Target } from "lucide-react";
import type { Hop } from "../../../bridge/protocol.ts";

/** How each station is called and drawn. */
export const STATIONS: Readonly<Record<Hop["at"], { readonly title: string; readonly Icon: LucideIcon }>> = {
  client: { title: "Client", Icon: Globe },
  listener: { title: "Listener", Icon: Radio },
  rule: { title: "Rule", Icon: ListFilter },
  targetGroup: { title: "Target group", Icon: Target },
  zone: { title: "Zone", Icon: MapPin },
  instance: { title: "Instance", Icon: Server },
  route: { title: "Route", Icon: Route },
  securityGroup: { title: "Security group", Icon: ShieldCheck },
  hostPort: { title: "Host port", Icon: Plug },
  container: { title: "Container", Icon: Box },
  process: { title: "Process", Icon: Cpu },
};
