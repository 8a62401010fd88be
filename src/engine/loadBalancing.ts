import { provideClassic } from "./services/ecs/classic/classic.ts";
import { problemOfClassic } from "./services/ecs/classic/lateCode.ts";
import { provideElb } from "./services/elb/late.ts";
import { elbCode } from "./services/elb/lateCode.ts";
import { provideElbv2 } from "./services/elbv2/late.ts";
import { elbv2LateCode } from "./services/elbv2/lateCode.ts";

/**
 * Hands in what comes late of load balancing, of both generations. They come together, for a piece of code that is
 * apart splits what all share into smaller pieces.
 */
export function provideLoadBalancing(): void {
  provideElbv2(elbv2LateCode);
  provideElb(elbCode);
  provideClassic(problemOfClassic);
}
