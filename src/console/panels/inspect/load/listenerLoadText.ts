import type { Rows } from "../../../../bridge/protocol.ts";
import { kindsText } from "../../../dialogs/load/kindsText.ts";
import { rate } from "../../../graph/figures.ts";

/** `420/s of users: GET /` */
export const listenerLoadText = ({ requestsPerSecond, requests }: Rows["physics.listenerLoads"]): string => `${rate(requestsPerSecond)} of users: ${kindsText(requests)}`;
