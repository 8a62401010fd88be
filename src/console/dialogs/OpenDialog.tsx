import { AttachServiceDialog } from "./AttachServiceDialog.tsx";
import { AttributesDialog } from "./balancing/AttributesDialog.tsx";
import { HealthCheckDialog } from "./balancing/HealthCheckDialog.tsx";
import { ListenerDialog } from "./balancing/ListenerDialog.tsx";
import { ClassicAttributesDialog } from "./classic/ClassicAttributesDialog.tsx";
import { ClassicHealthCheckDialog } from "./classic/ClassicHealthCheckDialog.tsx";
import { ClassicListenerDialog } from "./classic/ClassicListenerDialog.tsx";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { CreateClusterDialog } from "./CreateClusterDialog.tsx";
import { CreateServiceDialog } from "./CreateServiceDialog.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import { RefusedDialog } from "./RefusedDialog.tsx";
import type { DialogRequest } from "./requests.ts";
import { RuleDialog } from "./rule/RuleDialog.tsx";
import { RunInstancesDialog } from "./RunInstancesDialog.tsx";
import { RunTaskDialog } from "./RunTaskDialog.tsx";
import { StartTaskDialog } from "./StartTaskDialog.tsx";
import { ServiceTrafficDialog } from "./ServiceTrafficDialog.tsx";
import { TrafficDialog } from "./TrafficDialog.tsx";
import { onDemand } from "../ui/onDemand.ts";
import { UpdateServiceDialog } from "./UpdateServiceDialog.tsx";

const AutoScalingGroupDialog = onDemand(() => import("./capacity/AutoScalingGroupDialog.tsx").then((loaded) => loaded.AutoScalingGroupDialog));
const CapacityProviderDialog = onDemand(() => import("./capacity/CapacityProviderDialog.tsx").then((loaded) => loaded.CapacityProviderDialog));
const ClusterProvidersDialog = onDemand(() => import("./capacity/ClusterProvidersDialog.tsx").then((loaded) => loaded.ClusterProvidersDialog));
const ManagedInstancesDialog = onDemand(() => import("./capacity/ManagedInstancesDialog.tsx").then((loaded) => loaded.ManagedInstancesDialog));
const CodeDeployDialog = onDemand(() => import("./codeDeploy/CodeDeployDialog.tsx").then((loaded) => loaded.CodeDeployDialog));
const QueueDialog = onDemand(() => import("./queue/QueueDialog.tsx").then((loaded) => loaded.QueueDialog));
const ScalingDialog = onDemand(() => import("./scaling/ScalingDialog.tsx").then((loaded) => loaded.ScalingDialog));
const PolicyDialog = onDemand(() => import("./scaling/PolicyDialog.tsx").then((loaded) => loaded.PolicyDialog));
const ScheduleDialog = onDemand(() => import("./scaling/ScheduleDialog.tsx").then((loaded) => loaded.ScheduleDialog));
const InstanceRefreshDialog = onDemand(() => import("./capacity/InstanceRefreshDialog.tsx").then((loaded) => loaded.InstanceRefreshDialog));
const GroupScheduleDialog = onDemand(() => import("./capacity/GroupScheduleDialog.tsx").then((loaded) => loaded.GroupScheduleDialog));
const LoopsDialog = onDemand(() => import("./scaling/loops/LoopsDialog.tsx").then((loaded) => loaded.LoopsDialog));
const TaskSetDialog = onDemand(() => import("./taskSet/TaskSetDialog.tsx").then((loaded) => loaded.TaskSetDialog));
const WaysDialog = onDemand(() => import("../ways/WaysDialog.tsx").then((loaded) => loaded.WaysDialog));

/** The form for a request. */
export function OpenDialog({ request }: { readonly request: DialogRequest }) {
  switch (request.kind) {
    case "createService":
      return <CreateServiceDialog {...request} />;
    case "runTask":
      return <RunTaskDialog {...request} />;
    case "startTask":
      return <StartTaskDialog {...request} />;
    case "runInstances":
      return <RunInstancesDialog {...request} />;
    case "publish":
      return <PublishDialog {...request} />;
    case "rule":
      return <RuleDialog {...request} />;
    case "listener":
      return <ListenerDialog {...request} />;
    case "attributes":
      return <AttributesDialog {...request} />;
    case "healthCheck":
      return <HealthCheckDialog {...request} />;
    case "classicListener":
      return <ClassicListenerDialog {...request} />;
    case "classicHealthCheck":
      return <ClassicHealthCheckDialog {...request} />;
    case "classicAttributes":
      return <ClassicAttributesDialog {...request} />;
    case "attachService":
      return <AttachServiceDialog {...request} />;
    case "updateService":
      return <UpdateServiceDialog {...request} />;
    case "codeDeploy":
      return <CodeDeployDialog {...request} />;
    case "taskSet":
      return <TaskSetDialog {...request} />;
    case "serviceTraffic":
      return <ServiceTrafficDialog {...request} />;
    case "queue":
      return <QueueDialog {...request} />;
    case "autoScaling":
      return <ScalingDialog {...request} />;
    case "autoScalingGroup":
      return <AutoScalingGroupDialog {...request} />;
    case "capacityProvider":
      return <CapacityProviderDialog {...request} />;
    case "managedInstances":
      return <ManagedInstancesDialog {...request} />;
    case "clusterProviders":
      return <ClusterProvidersDialog {...request} />;
    case "scalingPolicy":
      return <PolicyDialog {...request} />;
    case "scheduledScaling":
      return <ScheduleDialog {...request} />;
    case "instanceRefresh":
      return <InstanceRefreshDialog {...request} />;
    case "groupSchedule":
      return <GroupScheduleDialog {...request} />;
    case "loops":
      return <LoopsDialog {...request} />;
    case "ways":
      return <WaysDialog {...request} />;
    case "traffic":
      return <TrafficDialog {...request} />;
    case "createCluster":
      return <CreateClusterDialog {...request} />;
    case "confirm":
      return <ConfirmDialog {...request} />;
    case "refused":
      return <RefusedDialog {...request} />;
  }
}
