import type { Context } from "../../../kernel/context.ts";
import { withTag } from "../../../../lib/imageName.ts";
import { SERVICE_ADDRESS } from "../../ec2/contract.ts";
import { askForTask, ecrImage } from "../processes/pullRights.ts";
import { serversFor, taskReaches } from "../processes/registryWay.ts";
import type { TaskRow } from "../tables.ts";

/**
 * Why containerd, which pulls images on Fargate, cannot pull one: what it sends is dropped on the way from the task's own
 * interface, or the execution role may not. null: it can. Observed wordings; digests and what S3 calls a layer are left out.
 */
export function pullProblem(ctx: Context, task: TaskRow, image: string): string | null {
  const problem = wayProblem(ctx, task, image) ?? rightsProblem(ctx, task, image);
  return problem === null ? null : `CannotPullContainerError: ${problem}`;
}

function wayProblem(ctx: Context, task: TaskRow, image: string): string | null {
  const lost = serversFor(image).find(({ station }) => !taskReaches(ctx, task, station));
  if (lost === undefined) return null;
  const { station, url } = lost;
  if (station.kind === "service" && station.service === "s3") {
    return `ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get "${url}": dial tcp ${SERVICE_ADDRESS}:443: i/o timeout`;
  }
  const at = station.kind === "internet" ? station.address : SERVICE_ADDRESS;
  const { host, repository, tag } = partsOf(image);
  return `${manifest(5, image)}: failed to do request: Head "https://${host}/v2/${repository}/manifests/${tag}": dial tcp ${at}:443: i/o timeout`;
}

function rightsProblem(ctx: Context, task: TaskRow, image: string): string | null {
  const found = ecrImage(image);
  if (found === null) return null;
  const { host, repository, tag } = partsOf(image);
  const may = (action: string) => askForTask(ctx, task, { action, resource: found.arn })?.allowed === true;
  if (!may("ecr:BatchGetImage")) return `${manifest(1, image)}: pulling from host ${host} failed with status code [manifests ${tag}]: 403 Forbidden`;
  if (may("ecr:GetDownloadUrlForLayer")) return null;
  return `ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://${host}/v2/${repository}/blobs/: 403 Forbidden`;
}

function manifest(times: number, image: string): string {
  const { name, repository, tag } = partsOf(image);
  return `pull image manifest has been retried ${times} time(s): failed to resolve ref ${name}/${repository}${tag.startsWith("sha256:") ? "@" : ":"}${tag}`;
}

/** What containerd makes of an image's name: `nginx` is `docker.io/library/nginx:latest`. */
function partsOf(image: string): { readonly name: string; readonly host: string; readonly repository: string; readonly tag: string } {
  const whole = withTag(image);
  const at = whole.indexOf("@") >= 0 ? whole.indexOf("@") : whole.lastIndexOf(":");
  const [path, tag] = [whole.slice(0, at), whole.slice(at + 1)];
  const [first = "", ...rest] = path.split("/");
  const named = rest.length > 0 && (first.includes(".") || first.includes(":") || first === "localhost");
  const name = named ? first : "docker.io";
  const below = named ? rest.join("/") : path;
  const repository = name === "docker.io" && !below.includes("/") ? `library/${below}` : below;
  return { name, host: name === "docker.io" ? "registry-1.docker.io" : name, repository, tag };
}
