import { useStoreApi, ViewportPortal } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { nameIn } from "../../store/names.ts";
import { useReplica } from "../../store/replica.ts";
import { rate } from "../figures.ts";
import { isClassic } from "../things.ts";
import { streamAt, streamsNow } from "./flowNow.ts";
import { hoverStream, useHoveredStream } from "./hovered.ts";
import { type Eye, keepDrawing } from "./keepDrawing.ts";
import type { Stream } from "./streams.ts";

/** Roads and what goes along them, on one canvas below the cards: no element for each, and no work of React's while dots travel. */
export function FlowCanvas() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const flow = useStoreApi();
  useEffect(() => (canvas.current === null ? undefined : keepDrawing(canvas.current, flow)), [flow]);
  useEffect(() => {
    const { domNode } = flow.getState();
    return domNode === null ? undefined : keepPointing(domNode, flow);
  }, [flow]);
  return (
    <>
      <ViewportPortal>
        <canvas ref={canvas} className="roads" aria-hidden />
      </ViewportPortal>
      <StreamTip />
    </>
  );
}

/** How near the pointer must be, in screen pixels. */
const REACH = 7;

/** Lets roads be hovered and clicked where no card lies over them. */
function keepPointing(map: HTMLElement, flow: Eye): () => void {
  const under = ({ clientX, clientY, target }: MouseEvent): { readonly stream: Stream; readonly x: number; readonly y: number } | undefined => {
    if (!(target instanceof Element) || target.closest(GROUND) === null || target.closest(COVERS) !== null) return undefined;
    const { left, top } = map.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    const [dx, dy, zoom] = flow.getState().transform;
    const stream = streamAt({ x: (x - dx) / zoom, y: (y - dy) / zoom }, REACH / zoom);
    return stream === undefined ? undefined : { stream, x, y };
  };
  const move = (event: PointerEvent) => {
    const found = event.buttons === 0 ? under(event) : undefined;
    hoverStream(found === undefined ? null : { id: found.stream.id, x: found.x, y: found.y });
    map.toggleAttribute("data-walks", found !== undefined && isWalked(found.stream.road));
  };
  const leave = () => hoverStream(null);
  const click = (event: MouseEvent) => {
    const road = under(event)?.stream.road;
    if (road === undefined || !isWalked(road)) return;
    event.stopPropagation();
    void import("./walkAlong.ts").then(({ walkAlong }) => walkAlong(road));
  };
  map.addEventListener("pointermove", move);
  map.addEventListener("pointerleave", leave);
  map.addEventListener("click", click, true);
  return () => {
    map.removeEventListener("pointermove", move);
    map.removeEventListener("pointerleave", leave);
    map.removeEventListener("click", click, true);
    hoverStream(null);
  };
}

const GROUND = ".react-flow__pane, .react-flow__node";
const COVERS = ".react-flow__node-internet, .react-flow__node-loadBalancer, .react-flow__node-targetGroup, .react-flow__node-service, .react-flow__node-instance, .react-flow__node-machine, button";

/** Whether requests go along it: a road that a person may follow. */
const isWalked = ({ kind, source }: Stream["road"]): boolean => kind === "traffic" || isClassic(source);

/** What goes along the road under the pointer. */
function StreamTip() {
  const at = useHoveredStream();
  const text = useReplica(() => {
    const stream = at === null ? undefined : streamsNow().find(({ id }) => id === at.id);
    return stream === undefined ? null : told(stream);
  });
  if (at === null || text === null) return null;
  return (
    <div className="fleet-tip" aria-hidden style={{ left: at.x + 12, top: at.y + 14 }}>
      {text}
    </div>
  );
}

function told({ road, isPart, requestsPerSecond, failing, mark }: Stream): string {
  const failed = failing > 0 ? `, ${Math.ceil(failing * 100)} % fail` : "";
  const requests = requestsPerSecond > 0 ? `Requests: ${isPart ? "about " : ""}${rate(requestsPerSecond)}${failed}` : "No requests";
  const what = road.kind === "traffic" ? requests : `${road.kind === "calls" ? `${nameIn(road.source)} to ${nameIn(road.target)}` : nameIn(road.serviceArn)}. ${requests}`;
  return mark === null ? what : `${what}. ${mark.says}`;
}
