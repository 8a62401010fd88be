import type { CreateHttpNamespaceRequest, CreatePrivateDnsNamespaceRequest, CreatePublicDnsNamespaceRequest } from "../../../../aws/generated/servicediscovery.ts";
import type { Context, View } from "../../../kernel/context.ts";
import { operation } from "../../../kernel/operation.ts";
import { vpcOf } from "../../ec2/contract.ts";
import { begin, refuseWhileOpen } from "../begin.ts";
import { cloudMapId, hostedZoneId } from "../ids.ts";
import { NAMESPACES } from "../limits.ts";
import { sameName } from "../lookup.ts";
import { invalidInput, limitExceeded, namespaceExists } from "../refusals.ts";
import { namespaces, type NamespaceRow } from "../tables.ts";
import { HTTP_NAMESPACE_TAKES, ZONE_TAKES } from "../timing.ts";

type Wish = Pick<NamespaceRow, "name" | "type" | "description" | "vpcId" | "soaTtlSeconds" | "creatorRequestId">;

/** A namespace that only DiscoverInstances finds things in. */
export const createHttpNamespace = operation("servicediscovery", "CreateHttpNamespace", {
  check: (view: View, input: CreateHttpNamespaceRequest): Wish => checked(view, { ...common(input), type: "HTTP", vpcId: null, soaTtlSeconds: 0 }),
  apply: create,
});

/** A namespace whose names the resolver of one VPC knows. */
export const createPrivateDnsNamespace = operation("servicediscovery", "CreatePrivateDnsNamespace", {
  check(view: View, input: CreatePrivateDnsNamespaceRequest): Wish {
    // Assumed wording.
    if (vpcOf(view, input.Vpc) === undefined) throw invalidInput(`The VPC ${input.Vpc} does not exist in this Region.`);
    const soaTtlSeconds = input.Properties?.DnsProperties.SOA.TTL ?? SOA_TTL;
    return checked(view, { ...common(input), type: "DNS_PRIVATE", vpcId: input.Vpc, soaTtlSeconds });
  },
  apply: create,
});

/** A namespace whose names everybody knows. */
export const createPublicDnsNamespace = operation("servicediscovery", "CreatePublicDnsNamespace", {
  check(view: View, input: CreatePublicDnsNamespaceRequest): Wish {
    const soaTtlSeconds = input.Properties?.DnsProperties.SOA.TTL ?? SOA_TTL;
    return checked(view, { ...common(input), type: "DNS_PUBLIC", vpcId: null, soaTtlSeconds });
  },
  apply: create,
});

/** Observed. */
const SOA_TTL = 15;

function common({ Name, Description, CreatorRequestId }: CreateHttpNamespaceRequest): Pick<Wish, "name" | "description" | "creatorRequestId"> {
  return { name: Name, description: Description ?? null, creatorRequestId: CreatorRequestId ?? null };
}

/** One name is one hosted zone of a VPC, one public one, and one HTTP namespace. That they stand beside each other is assumed. */
function checked(view: View, wish: Wish): Wish {
  const twin = view.all(namespaces).find((row) => sameName(row.name, wish.name) && row.type === wish.type && row.vpcId === wish.vpcId);
  if (twin !== undefined) {
    if (twin.state !== "READY") refuseWhileOpen(view, { NAMESPACE: twin.namespaceId });
    throw namespaceExists();
  }
  if (view.size(namespaces) >= NAMESPACES) throw limitExceeded("The maximum number of namespaces has been reached.");
  return wish;
}

function create(ctx: Context, wish: Wish): { readonly OperationId: string } {
  const namespaceId = cloudMapId(ctx, "ns");
  const hasZone = wish.type !== "HTTP";
  ctx.insert(namespaces, { ...wish, namespaceId, state: "CREATING", hostedZoneId: hasZone ? hostedZoneId(ctx) : null, createdAt: ctx.now });
  return begin(ctx, { type: "CREATE_NAMESPACE", targets: { NAMESPACE: namespaceId }, takes: hasZone ? ZONE_TAKES : HTTP_NAMESPACE_TAKES });
}
