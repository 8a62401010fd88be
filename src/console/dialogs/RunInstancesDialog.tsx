import { useState } from "react";
import { joiningUserData } from "../../aws/joiningUserData.ts";
import { call } from "../../aws/generated/api.ts";
import type { InstanceType } from "../../aws/generated/ec2.ts";
import { by } from "../../lib/compare.ts";
import { encodeBase64 } from "../../lib/base64.ts";
import { type InstanceTypeOffer, useInstanceTypes } from "../store/instanceTypes.ts";
import { useTable } from "../store/replica.ts";
import { Field } from "../ui/Field.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select, type SelectOption } from "../ui/Select.tsx";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import type { RunInstancesRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

/** Asks what RunInstances must know, with the user data that makes an instance register with its cluster. */
export function RunInstancesDialog(request: RunInstancesRequest) {
  const submission = useSubmission();
  const subnets = [...useTable("ec2.subnets").values()].toSorted(by((row) => row.availabilityZone));
  const offers = useInstanceTypes();
  const [instanceType, setInstanceType] = useState(request.instanceType ?? "m5.large");
  const [zone, setZone] = useState(request.availabilityZone ?? subnets[0]?.availabilityZone ?? "");
  const [count, setCount] = useState<number | null>(1);
  const [userData, setUserData] = useState(() => userDataFor(request.clusterName));
  const subnet = subnets.find((row) => row.availabilityZone === zone);
  const made =
    subnet === undefined || count === null
      ? null
      : call("ec2", "RunInstances", {
          ImageId: imageFor(instanceType),
          InstanceType: instanceType as InstanceType,
          MinCount: count,
          MaxCount: count,
          SubnetId: subnet.subnetId,
          IamInstanceProfile: { Name: "ecsInstanceRole" },
          ...(userData === "" ? {} : { UserData: encodeBase64(userData) }),
        });
  return (
    <FormDialog
      title={`Launch ${instanceType}${zone === "" ? "" : ` in ${zone}`}`}
      description={request.clusterName === null ? "With this user data the agent looks for the cluster default." : `It boots, starts the ECS agent, and registers with ${request.clusterName}.`}
      submission={submission}
      steps={stepsFor(made)}
      verb="Launch"
    >
      <div className="grid grid-cols-[1fr_1fr_96px] gap-3">
        <Select label="Instance type" value={instanceType} onChange={setInstanceType} options={optionsFor(offers, instanceType)} error={errorAt(submission, "instanceType")} />
        <Select
          label="Availability Zone"
          value={zone}
          onChange={setZone}
          options={subnets.map((row) => ({ value: row.availabilityZone, label: row.availabilityZone }))}
          hint={subnet?.subnetId}
          error={errorAt(submission, "availabilityZone")}
        />
        <NumberInput label="Count" value={count} min={1} onChange={setCount} error={errorAt(submission, "count")} />
      </div>
      <Field label="User data" hint="Runs at the first boot. ECS_CLUSTER names the cluster; without it the agent takes default." error={errorAt(submission, "userData")}>
        {(ids) => (
          <textarea
            {...ids}
            rows={4}
            spellCheck={false}
            value={userData}
            onChange={(event) => setUserData(event.target.value)}
            className="w-full resize-y rounded-control border border-line-2 bg-surface px-2.25 py-1.5 font-mono text-xs leading-5 aria-invalid:border-bad"
          />
        )}
      </Field>
    </FormDialog>
  );
}

function userDataFor(clusterName: string | null): string {
  return clusterName === null ? "" : joiningUserData(clusterName);
}

/** What one chooses by: "m5.large · 2 vCPU · 8 GiB". The type that was asked for is there even before EC2 has answered. */
function optionsFor(offers: readonly InstanceTypeOffer[], instanceType: string): readonly SelectOption[] {
  const options = offers.map((offer) => ({ value: offer.instanceType, label: `${offer.instanceType} · ${offer.vcpus} vCPU · ${offer.memoryMiB / 1024} GiB` }));
  return options.some(({ value }) => value === instanceType) ? options : [{ value: instanceType, label: instanceType }, ...options];
}

/** The public parameter of the newest ECS-optimized image. Types with a g behind their generation are Arm. */
function imageFor(instanceType: string): string {
  const path = /^[a-z]+\d+[a-z]*g/.test(instanceType) ? "amazon-linux-2023/arm64" : "amazon-linux-2023";
  return `resolve:ssm:/aws/service/ecs/optimized-ami/${path}/recommended/image_id`;
}
