import { beat, timer } from "../../kernel/timer.ts";

/** A load balancer knocks on an instance. Subject of these: the registration's key. */
export const instanceProbed = beat("elb.instanceProbed", 503);

/** A probe that nobody answered has had its time. */
export const probeTimesOut = beat("elb.probeTimesOut", 504);

/** An instance that is being deregistered has had its time. */
export const drainingEnds = timer("elb.drainingEnds");

/** The requests of a load balancer find other instances, or other answers. Subject: its name. Last in its instant, so that it is done once. */
export const trafficShifts = timer("elb.trafficShifts", 901);
