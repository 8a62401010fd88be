import type { DescribeAccessPointsInput, DescribeAccessPointsOutput } from "../../../../aws/generated/elb.ts";
import { reading } from "../../../kernel/operation.ts";
import { describeBalancer } from "../describe.ts";
import { PAGE_SIZE } from "../limits.ts";
import { needBalancer } from "../lookup.ts";
import { validationError } from "../refusals.ts";
import { classicBalancers } from "../tables.ts";

/** The load balancers that are named, or all of them. The marker of a page is the name it begins with. */
export const describeLoadBalancers = reading(
  "elb",
  "DescribeLoadBalancers",
  (view, { LoadBalancerNames: names = [], Marker, PageSize = PAGE_SIZE }: DescribeAccessPointsInput): DescribeAccessPointsOutput => {
    const rows = names.length > 0 ? names.map((name) => needBalancer(view, name)) : view.all(classicBalancers);
    const from = Marker === undefined || Marker === "" ? 0 : rows.findIndex(({ loadBalancerName }) => loadBalancerName === Marker);
    if (from < 0) throw validationError(`Invalid marker '${Marker?.slice(0, 64)}'`); // Assumed wording.
    const next = rows[from + PageSize];
    const page = rows.slice(from, from + PageSize).map((row) => describeBalancer(view, row));
    return next === undefined ? { LoadBalancerDescriptions: page } : { LoadBalancerDescriptions: page, NextMarker: next.loadBalancerName };
  },
);
