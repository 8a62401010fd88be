import { freezeRows } from "../src/engine/kernel/rows.ts";
import { ec2Late } from "../src/engine/services/ec2/late.ts";
import { ec2LateCode } from "../src/engine/services/ec2/lateCode.ts";
import { ecsLateOperations } from "../src/engine/services/ecs/late.ts";
import { ecsLateCode } from "../src/engine/services/ecs/lateCode.ts";
import { provideElbv2 } from "../src/engine/services/elbv2/late.ts";
import { elbv2LateCode } from "../src/engine/services/elbv2/lateCode.ts";
import { provideIam } from "../src/engine/services/iam/late.ts";
import { iamCode } from "../src/engine/services/iam/code.ts";
import { provideDiscovery } from "../src/engine/services/ecs/discovery/discovery.ts";
import { discoveryCode } from "../src/engine/services/ecs/discovery/lateCode.ts";
import { provideCloudMap } from "../src/engine/services/servicediscovery/late.ts";
import { cloudMapCode } from "../src/engine/services/servicediscovery/lateCode.ts";
import { provideRestoring } from "../src/engine/services/restore/restoreAccount.ts";
import { restoringCode } from "../src/engine/services/restore/restoring.ts";
import { provideTaskResources } from "../src/engine/taskResources.ts";

// Every test runs with rows that nobody can write to, and with all operations.
freezeRows();
provideRestoring(restoringCode);
provideIam(iamCode);
ec2Late.provide(ec2LateCode);
ecsLateOperations.provide(ecsLateCode);
provideElbv2(elbv2LateCode);
provideCloudMap(cloudMapCode);
provideDiscovery(discoveryCode);
provideTaskResources();
