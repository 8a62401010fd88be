import { beat, timer } from "../../kernel/timer.ts";

/** A load balancer is ready to take requests. */
export const loadBalancerActivates = timer("elbv2.loadBalancerActivates");

/** A load balancer knocks on a target. */
export const targetProbed = beat("elbv2.targetProbed", 501);

/** A probe that nobody answered has had its time. */
export const probeTimesOut = beat("elbv2.probeTimesOut", 502);

/** The deregistration delay of a target is over. */
export const drainingEnds = timer("elbv2.drainingEnds");

/** The requests of a target group find other targets, or other answers. Last in its instant, so that it is done once. */
export const trafficShifts = timer("elbv2.trafficShifts", 900);

/** A load that follows a curve is another one. Subject: what it is a load on. */
export const loadTurns = timer("elbv2.loadTurns");
