import { useEffect, useState } from "react";
import { call } from "../../aws/generated/api.ts";
import { by } from "../../lib/compare.ts";
import { encodeBase64 } from "../../lib/base64.ts";
import { engine } from "../store/engine.ts";
import { useTable } from "../store/replica.ts";
import { Field } from "../ui/Field.tsx";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select, type SelectOption } from "../ui/Select.tsx";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import type { RunInstancesRequest } from "./requests.ts";
import { useSubmission } from "./useSubmission.ts";

const ECS_OPTIMIZED = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id";

/** Asks what RunInstances must know, with the user data that makes an instance register with its cluster. */
export function RunInstancesDialog(request: RunInstancesRequest) {
  const submission = useSubmission();
  const types = useInstanceTypes();
  const subnets = [...useTable("ec2.subnets").values()].toSorted(by((row) => row.availabilityZone));
  const [instanceType, setInstanceType] = useState(request.instanceType ?? "m5.large");
  const [zone, setZone] = useState(request.availabilityZone ?? subnets[0]?.availabilityZone ?? "");
  const [count, setCount] = useState<number | null>(1);
  const [userData, setUserData] = useState(() => userDataFor(request.clusterName));
  const subnet = subnets.find((row) => row.availabilityZone === zone);
  const made =
    subnet === undefined || count === null
      ? null
      : call("ec2", "RunInstances", {
          ImageId: architectureOf(instanceType, types) === "arm64" ? ECS_OPTIMIZED.replace("recommended", "arm64/recommended") : ECS_OPTIMIZED,
          InstanceType: instanceType as never,
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
        <Select label="Instance type" value={instanceType} onChange={setInstanceType} options={withOption(types, instanceType)} error={errorAt(submission, "instanceType")} />
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
  return clusterName === null ? "" : `#!/bin/bash\necho ECS_CLUSTER=${clusterName} >> /etc/ecs/ecs.config\n`;
}

interface TypeOption extends SelectOption {
  readonly architecture: string;
}

/** The instance types EC2 offers, asked of it when the form opens. */
function useInstanceTypes(): readonly TypeOption[] {
  const [types, setTypes] = useState<readonly TypeOption[]>([]);
  useEffect(() => {
    let wanted = true;
    void engine()
      .call("ec2", "DescribeInstanceTypes", {})
      .then((answer) => wanted && answer.ok && setTypes(optionsIn(answer.output)));
    return () => {
      wanted = false;
    };
  }, []);
  return types;
}

interface TypeAnswer {
  readonly InstanceTypes?: readonly {
    readonly InstanceType?: string;
    readonly VCpuInfo?: { readonly DefaultVCpus?: number };
    readonly MemoryInfo?: { readonly SizeInMiB?: number };
    readonly ProcessorInfo?: { readonly SupportedArchitectures?: readonly string[] };
  }[];
}

function optionsIn(output: unknown): readonly TypeOption[] {
  return ((output as TypeAnswer).InstanceTypes ?? []).flatMap(({ InstanceType, VCpuInfo, MemoryInfo, ProcessorInfo }) =>
    InstanceType === undefined
      ? []
      : [
          {
            value: InstanceType,
            label: `${InstanceType} · ${VCpuInfo?.DefaultVCpus ?? "?"} vCPU · ${(MemoryInfo?.SizeInMiB ?? 0) / 1024} GiB`,
            architecture: ProcessorInfo?.SupportedArchitectures?.[0] ?? "x86_64",
          },
        ],
  );
}

function architectureOf(instanceType: string, types: readonly TypeOption[]): string | undefined {
  return types.find(({ value }) => value === instanceType)?.architecture;
}

function withOption(types: readonly TypeOption[], instanceType: string): readonly SelectOption[] {
  return types.some(({ value }) => value === instanceType) ? types : [{ value: instanceType, label: instanceType }, ...types];
}
