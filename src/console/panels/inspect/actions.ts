import { call } from "../../../aws/generated/api.ts";
import { carryOut } from "../../graph/carryOut.ts";
import { pick } from "../../graph/drag.ts";
import type { Offer } from "../../graph/offer.ts";
import { offersFor } from "../../graph/operations.ts";
import { calls, form } from "../../graph/proposal.ts";
import type { Thing } from "../../graph/things.ts";
import { nameIn } from "../../store/names.ts";
import type { Tables } from "../../store/replica.ts";
import { type AccountSubject, isAccountSubject, type Subject } from "./subject.ts";

/** The operations that apply to the subject: those of its menu on the map, and what a task definition offers. */
export function actionsFor(subject: Subject, tables: Tables): readonly Offer[] {
  if (subject.kind === "autoScalingGroup" || subject.kind === "capacityProvider") return offersFor({ kind: subject.kind, id: subject.id }, tables);
  if (isAccountSubject(subject)) return accountActions(subject);
  return subject.kind === "taskDefinition" ? definitionActions(subject, tables) : offersFor(thingOf(subject), tables);
}

/** Carries an offer out, or puts its item into the hand. */
export function takeUp({ does }: Offer): void {
  if (does.kind === "pick") pick(does.item);
  else void carryOut(does);
}

function thingOf(subject: Exclude<Subject, AccountSubject | { kind: "taskDefinition" }>): Thing {
  switch (subject.kind) {
    case "instance":
      if (subject.instance !== null && subject.instance.status !== "INACTIVE") return { kind: "instance", id: subject.instance.containerInstanceArn };
      return { kind: "machine", id: subject.machine?.instanceId ?? "" };
    case "zone":
      return { kind: "zone", box: "outside", availabilityZone: subject.id };
    case "classicBalancer":
      return { kind: "loadBalancer", id: subject.id };
    default:
      return { kind: subject.kind, id: subject.id };
  }
}

function accountActions(subject: AccountSubject): readonly Offer[] {
  if (subject.kind === "securityGroup" && subject.group.groupName !== "default") {
    return [{ label: "Delete", operation: "DeleteSecurityGroup", danger: true, does: calls("", call("ec2", "DeleteSecurityGroup", { GroupId: subject.id })) }];
  }
  return [];
}

function definitionActions(subject: Subject & { kind: "taskDefinition" }, tables: Tables): readonly Offer[] {
  const { definition } = subject;
  if (definition.status !== "ACTIVE") return [];
  const name = nameIn(definition.taskDefinitionArn);
  const clusters = [...tables["ecs.clusters"].values()].filter((cluster) => cluster.status === "ACTIVE");
  return [
    ...clusters.map((cluster): Offer => ({
      label: clusters.length === 1 ? "Create a service…" : `Create a service in ${cluster.clusterName}…`,
      operation: "CreateService",
      does: form("", {
        kind: "createService",
        clusterArn: cluster.clusterArn,
        taskDefinitionArn: definition.taskDefinitionArn,
        desiredCount: 2,
        targetGroupArn: null,
        containerInstanceArn: null,
      }),
    })),
    { label: "Place on the map…", operation: "CreateService", does: { kind: "pick", item: { kind: "taskDefinition", arn: definition.taskDefinitionArn } } },
    ...clusters.map((cluster): Offer => ({
      label: clusters.length === 1 ? "Run one task" : `Run one task in ${cluster.clusterName}`,
      operation: "RunTask",
      does: calls("", call("ecs", "RunTask", { cluster: cluster.clusterName, taskDefinition: name, launchType: "EC2" })),
    })),
    {
      label: "Deregister…",
      operation: "DeregisterTaskDefinition",
      danger: true,
      does: form("", {
        kind: "confirm",
        title: `Deregister ${name}?`,
        sentence: "It becomes INACTIVE. Tasks and services that use it go on; nothing new can be made from it. You can undo this.",
        verb: "Deregister",
        calls: [call("ecs", "DeregisterTaskDefinition", { taskDefinition: name })],
      }),
    },
  ];
}
