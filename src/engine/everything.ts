import { moreImages } from "./moreImages.ts";
import { provideLoadBalancing } from "./loadBalancing.ts";
import { provideCodeDeploy } from "./codeDeploying.ts";
import { provideImages } from "./services/ec2/images.ts";
import { provideEc2 } from "./services/ec2/late.ts";
import { ec2LateCode } from "./services/ec2/lateCode.ts";
import { provideWindowsAgent } from "./services/ecs/agent/windowsLate.ts";
import { provideConnect } from "./services/ecs/connect/connect.ts";
import { provideDiscovery } from "./services/ecs/discovery/discovery.ts";
import { connectCode, discoveryCode } from "./services/ecs/discovery/lateCode.ts";
import { iamCode } from "./services/iam/code.ts";
import { provideIam } from "./services/iam/late.ts";
import { provideRestoring } from "./services/restore/restoreAccount.ts";
import { restoringCode } from "./services/restore/restoring.ts";
import { provideCloudMap } from "./services/servicediscovery/late.ts";
import { cloudMapCode } from "./services/servicediscovery/lateCode.ts";
import { provideTaskResources } from "./taskResources.ts";

/** Hands in all code that comes late, for whoever has no reason to wait for it: programs, benchmarks, tests. */
export function provideEverything(): void {
  provideRestoring(restoringCode);
  provideIam(iamCode);
  provideEc2(ec2LateCode);
  provideLoadBalancing();
  provideCloudMap(cloudMapCode);
  provideDiscovery(discoveryCode);
  provideConnect(connectCode);
  provideImages(moreImages.images);
  provideWindowsAgent(moreImages.windowsAgent);
  provideCodeDeploy();
  provideTaskResources();
}
