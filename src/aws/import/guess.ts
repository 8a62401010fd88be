/** What a document seems to be that is of no use here, in words, and why not; for a person who wonders what went wrong. */
export function guessAt(document: unknown): { readonly what: string; readonly why: string } {
  const names = typeof document === "object" && document !== null && !Array.isArray(document) ? Object.keys(document) : [];
  const known = GUESSES.find(({ has }) => has.every((name) => names.includes(name)));
  if (known !== undefined) return { what: known.what, why: known.why };
  if (Array.isArray(document)) {
    return document.length === 0
      ? { what: "an empty list", why: "There is nothing in it." }
      : { what: "a list", why: "Nothing in it is a task definition, a container or a service." };
  }
  if (typeof document !== "object" || document === null) return { what: "a single value", why: EXPECTED };
  if (names.length === 0) return { what: "an empty object", why: "There is nothing in it." };
  return { what: "something else", why: EXPECTED };
}

const EXPECTED =
  "A task definition has containerDefinitions, a container has a name and an image, a service has a serviceName and a taskDefinition.";

const GUESSES: readonly { readonly has: readonly string[]; readonly what: string; readonly why: string }[] = [
  { has: ["apiVersion", "kind"], what: "a Kubernetes manifest", why: "Pods and deployments are not ECS's; an ECS task definition is needed." },
  { has: ["taskDefinitionArns"], what: "the answer of list-task-definitions", why: "It holds names only; describe-task-definition gives one whole." },
  { has: ["serviceArns"], what: "the answer of list-services", why: "It holds names only; describe-services gives them whole." },
  { has: ["clusterArns"], what: "the answer of list-clusters", why: "It holds names only; describe-clusters tells more." },
  { has: ["taskArns"], what: "the answer of list-tasks", why: "It holds names only; describe-tasks gives them whole." },
  { has: ["tasks"], what: "the answer of describe-tasks", why: "No task is in it that could be copied." },
  { has: ["clusters"], what: "the answer of describe-clusters", why: "No cluster is in it that could be copied." },
  { has: ["containerInstances"], what: "the answer of describe-container-instances", why: "No container instance is in it that could be copied." },
  { has: ["TargetGroups"], what: "the answer of describe-target-groups", why: "A target group is made with the service that needs it." },
  { has: ["LoadBalancers"], what: "the answer of describe-load-balancers", why: "A load balancer is made with the service that needs it." },
  { has: ["Reservations"], what: "the answer of describe-instances", why: "It is used beside the answer of describe-container-instances." },
  { has: ["Statement"], what: "an IAM policy", why: "Permissions are not simulated yet." },
  { has: ["openapi"], what: "an OpenAPI description", why: EXPECTED },
  { has: ["dependencies"], what: "a package.json", why: EXPECTED },
];
