import "@xyflow/react/dist/base.css";
import "./graph.css";
import { ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { type CSSProperties, useState } from "react";
import { Dialogs } from "../dialogs/Dialogs.tsx";
import { guess } from "../store/callLanding.ts";
import { firstDrag } from "../store/firstDrag.ts";
import { isGuessing, useIsLanding } from "../store/landing.ts";
import { useLens } from "../store/lens.ts";
import { replica } from "../store/replica.ts";
import { hover, select } from "../store/selection.ts";
import { onDemand } from "../ui/onDemand.ts";
import { ZOOM_MAX, ZOOM_MIN } from "./camera.ts";
import { DragLayer } from "./DragLayer.tsx";
import { DropBar } from "./DropBar.tsx";
import { setFocused, setInMap, useFocusedId } from "./focus.ts";
import { useLevel, useMagnification } from "./level.ts";
import { MapChrome } from "./MapChrome.tsx";
import { activeElementId, onMapKey } from "./mapKeys.ts";
import { MapMenu, prepareMenu } from "./MapMenu.tsx";
import { ClusterNode, OutsideNode } from "./nodes/ClusterNode.tsx";
import { InstanceNode } from "./nodes/InstanceNode.tsx";
import { tileAt, useDrawing, withoutCards } from "./fleet/fleet.ts";
import { InternetNode } from "./nodes/InternetNode.tsx";
import { LoadBalancerNode } from "./nodes/LoadBalancerNode.tsx";
import { MachineNode } from "./nodes/MachineNode.tsx";
import { ServiceNode } from "./nodes/ServiceNode.tsx";
import { TargetGroupNode } from "./nodes/TargetGroupNode.tsx";
import { VacantNode } from "./nodes/VacantNode.tsx";
import { ZoneNode } from "./nodes/ZoneNode.tsx";
import { type MapNode, useNodes } from "./projection.ts";
import { OUTSIDE, refOf, thingOf } from "./things.ts";
import { useCamera } from "./useCamera.ts";
import { useDragTarget } from "./useDragTarget.ts";
import { useJudged } from "./useJudged.ts";
import { cameraTime, useHasMotion } from "./useMotion.ts";

/** Few have so many instances that they are painted as tiles. */
const Fleet = onDemand(() => import("./fleet/FleetCanvas.tsx").then(({ FleetCanvas }) => FleetCanvas));
const FleetLegend = onDemand(() => import("./fleet/FleetLegend.tsx").then((fleet) => fleet.FleetLegend));

const AutoScalingGroupNode = onDemand(() => import("./nodes/AutoScalingGroupNode.tsx").then((code) => code.AutoScalingGroupNode));
const FargateNode = onDemand(() => import("./nodes/FargateNode.tsx").then((code) => code.FargateNode));
const ManagedLane = onDemand(() => import("./nodes/ManagedLane.tsx").then((code) => code.ManagedLane));

const NODE_TYPES = {
  internet: InternetNode,
  loadBalancer: LoadBalancerNode,
  targetGroup: TargetGroupNode,
  service: ServiceNode,
  cluster: ClusterNode,
  outside: OutsideNode,
  zone: ZoneNode,
  instance: InstanceNode,
  machine: MachineNode,
  fargate: FargateNode,
  managed: ManagedLane,
  autoScalingGroup: AutoScalingGroupNode,
  vacant: VacantNode,
};

/** Comes a moment after the cards: the first drag does not wait for it. */
const Roads = onDemand(() => firstDrag().then(() => import("./flow/FlowCanvas.tsx")).then((flow) => flow.FlowCanvas));

const LandingBar = onDemand(() => import("./LandingBar.tsx").then((code) => code.LandingBar));

/** The account as a map: what leads requests where, and what runs on what. */
export function MapView() {
  return (
    <ReactFlowProvider>
      <Ground />
      <DragLayer />
      <Dialogs />
    </ReactFlowProvider>
  );
}

const INSTRUCTIONS =
  "Right and left arrows follow the traffic, up and down arrows go to siblings. Enter goes inside, Escape out. M opens the menu. Plus and minus zoom, zero fits.";

/** The ground everything stands on: React Flow, the camera, the keyboard, and what floats above. */
function Ground() {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const flow = useReactFlow<MapNode>();
  const nodes = useNodes();
  const drawing = useDrawing();
  const isFar = useLevel() === "far";
  const magnification = useMagnification();
  const hasMotion = useHasMotion();
  const focused = useFocusedId();
  const camera = useCamera(flow, element, nodes);
  const isLanding = useIsLanding();
  useDragTarget(flow, element);
  useJudged(element);
  const tileUnder = ({ clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number }) =>
    tileAt(flow.screenToFlowPosition({ x, y }, { snapToGrid: false }));

  return (
    <MapMenu onClose={() => takeFocus(element)}>
      <div
        ref={setElement}
        className="map"
        data-lens={useLens() ?? undefined}
        data-motion={hasMotion ? "" : undefined}
        style={{ "--k": magnification } as CSSProperties}
        onClickCapture={(event) => {
          if (!isGuessing()) return;
          const card = (event.target as Element).closest(".n.inst, .n.far")?.getAttribute("data-thing");
          const id = tileUnder(event) ?? card;
          if (id === null || id === undefined || !replica.getState().tables["ecs.containerInstances"].has(id)) return;
          event.stopPropagation();
          guess(id, cameraTime() === 0);
        }}
        onContextMenuCapture={(event) => {
          const id = tileUnder(event) ?? (event.target as Element).closest("[data-thing]")?.getAttribute("data-thing") ?? OUTSIDE;
          if (prepareMenu(id)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <ReactFlow
          nodes={(drawing === "tiles" ? withoutCards(nodes) : nodes) as MapNode[]}
          onlyRenderVisibleElements={drawing === "nodesInSight"}
          nodeTypes={NODE_TYPES}
          {...FIXED}
          onMove={camera.onMove}
          onNodeClick={(event, { id }) => choose(tileUnder(event) ?? id)}
          onPaneClick={leave}
          onNodeMouseEnter={(_, { id }) => hover(refOfNode(id))}
          onNodeMouseMove={(event, { id }) => {
            const chip = (event.target as Element).closest(".chip")?.getAttribute("data-thing");
            if (drawing === "tiles") hover(refOfNode(tileUnder(event) ?? id));
            else hover(chip === null || chip === undefined ? refOfNode(id) : { table: "ecs.tasks", id: chip });
          }}
          onNodeMouseLeave={() => hover(null)}
          tabIndex={0}
          aria-label="Map of the account"
          aria-describedby="map-instructions"
          aria-activedescendant={activeElementId(focused)}
          onFocus={() => setInMap(true)}
          onBlur={() => setInMap(false)}
          onKeyDown={(event) => onMapKey(event, { ...camera, flow, screen: camera.screen() })}
        >
          <Roads />
          {drawing === "tiles" && <Fleet />}
        </ReactFlow>
        <p id="map-instructions" className="sr-only">
          {INSTRUCTIONS}
        </p>
        {isFar && <FleetLegend />}
        <MapChrome onZoom={camera.onZoom} onFit={camera.onFit} isFar={isFar} />
        <DropBar />
        {isLanding && <LandingBar />}
      </div>
    </MapMenu>
  );
}

/** After a menu the keys are the map's again, unless what was chosen has opened a dialog. */
function takeFocus(map: HTMLElement | null): void {
  const dialog = document.activeElement?.closest("dialog[open]") ?? null;
  if (dialog === null) map?.querySelector<HTMLElement>(".react-flow")?.focus({ preventScroll: true });
}

/** React Flow moves and zooms the camera. Everything else it could do, the map does itself or not at all. */
const FIXED = {
  minZoom: ZOOM_MIN,
  maxZoom: ZOOM_MAX,
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  zoomOnDoubleClick: false,
  disableKeyboardA11y: true,
  zIndexMode: "manual" as const,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
  proOptions: { hideAttribution: true },
};

function leave(): void {
  select(null);
  setFocused(null);
}

function choose(nodeId: string): void {
  setFocused(nodeId);
  select(refOfNode(nodeId));
}

function refOfNode(nodeId: string) {
  const thing = thingOf(nodeId, replica.getState().tables);
  return thing === undefined ? null : refOf(thing);
}
