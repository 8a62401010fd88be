import { containerArn, idOf, taskArn, taskArnIn } from "../../../aws/arn.ts";
import { assert } from "../../../lib/assert.ts";
import { rememberedText } from "../../../lib/rememberedText.ts";
import type { Context } from "../../kernel/context.ts";
import { Blank, BLANK_UUID } from "../../kernel/ids.ts";

/** They are long: a megabyte or two of them. */
const CONTAINERS_REMEMBERED = 5_000;

/** The task that a container's ARN names. It is asked with all that becomes of a container, and cut out of it once. */
export const taskArnOfContainer = rememberedText((containerArn) => {
  const task = taskArnIn(containerArn);
  assert(task !== undefined, `${containerArn} is not the ARN of a container`);
  return task;
}, CONTAINERS_REMEMBERED);

/** The ARNs of tasks that are launched in a cluster, and of their containers. */
class NewArns {
  readonly clusterArn: string;
  readonly #task: Blank;
  readonly #container: Blank;
  /** Where the task's id begins, in the ARN of the task and in that of its container. */
  readonly #idInTask: number;
  readonly #idInContainer: number;

  constructor(clusterArn: string) {
    const cluster = idOf(clusterArn);
    const blankId = "0".repeat(ID_DIGITS);
    this.clusterArn = clusterArn;
    this.#task = new Blank(taskArn(cluster, blankId));
    this.#container = new Blank(containerArn(cluster, blankId, BLANK_UUID));
    this.#idInTask = taskArn(cluster, "").length;
    this.#idInContainer = containerArn(cluster, "", "").length - 1;
  }

  /** The ARN of a new task. */
  ofTask(ctx: Context): string {
    this.#task.drawDigits(ctx, { at: this.#idInTask, digits: ID_DIGITS });
    return this.#task.text();
  }

  /** The ARN of a new container of a task. */
  ofContainer(ctx: Context, ofTask: string): string {
    this.#container.write(ofTask.slice(this.#idInTask), this.#idInContainer);
    this.#container.drawUuid(ctx, this.#idInContainer + ID_DIGITS + 1);
    return this.#container.text();
  }
}

const ID_DIGITS = 32;

/** The ARNs of what is launched in a cluster. Kept for the cluster asked for last: one launch follows another. */
export function newArnsIn(clusterArn: string): NewArns {
  if (last?.clusterArn !== clusterArn) last = new NewArns(clusterArn);
  return last;
}

let last: NewArns | undefined;
