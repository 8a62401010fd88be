import { useState } from "react";
import { clusterArn as arnOfCluster } from "../../aws/arn.ts";
import { call } from "../../aws/generated/api.ts";
import type { InstanceType } from "../../aws/generated/ec2.ts";
import { encodeBase64 } from "../../lib/base64.ts";
import { useInstanceTypes } from "../store/instanceTypes.ts";
import { tablesNow, useTable } from "../store/replica.ts";
import { NumberInput } from "../ui/NumberInput.tsx";
import { Select } from "../ui/Select.tsx";
import { errorAt, FormDialog, stepsFor } from "./FormDialog.tsx";
import { LINUX_IMAGES, parameterFor, userDataFor, WINDOWS_IMAGES } from "./machineImages.ts";
import { placeLikeOthers, zonesLikeOthers } from "./placesForNew.ts";
import type { RunInstancesRequest } from "./requests.ts";
import { typeOptions } from "./typeOptions.ts";
import { UserData } from "./UserData.tsx";

import { useSubmission } from "./useSubmission.ts";

/** Asks what RunInstances must know, with the user data that makes an instance register with its cluster. */
export function RunInstancesDialog(request: RunInstancesRequest) {
  const submission = useSubmission();
  useTable("ec2.subnets");
  useTable("ec2.instances");
  const clusterArn = request.clusterName === null ? null : arnOfCluster(request.clusterName);
  const zones = zonesLikeOthers(tablesNow(), clusterArn);
  const offers = useInstanceTypes();
  const [instanceType, setInstanceType] = useState(request.instanceType ?? "m5.large");
  const [zone, setZone] = useState(request.availabilityZone ?? zones[0] ?? "");
  const [count, setCount] = useState<number | null>(1);
  const [image, setImage] = useState(LINUX_IMAGES[0]?.parameter ?? "");
  const [typed, setUserData] = useState<string | null>(null);
  const userData = typed ?? (request.clusterName === null ? "" : userDataFor(image, request.clusterName));
  const { subnet, securityGroupIds } = placeLikeOthers(tablesNow(), zone, clusterArn);
  const made =
    subnet === undefined || count === null
      ? null
      : call("ec2", "RunInstances", {
          ImageId: parameterFor(image, instanceType),
          InstanceType: instanceType as InstanceType,
          MinCount: count,
          MaxCount: count,
          SubnetId: subnet.subnetId,
          ...(securityGroupIds.length === 0 ? {} : { SecurityGroupIds: securityGroupIds }),
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
        <Select label="Instance type" value={instanceType} onChange={setInstanceType} options={typeOptions(offers, instanceType)} error={errorAt(submission, "instanceType")} />
        <Select
          label="Availability Zone"
          value={zone}
          onChange={setZone}
          options={zones.map((name) => ({ value: name, label: name }))}
          hint={subnet?.subnetId}
          error={errorAt(submission, "availabilityZone")}
        />
        <NumberInput label="Count" value={count} min={1} onChange={setCount} error={errorAt(submission, "count")} />
      </div>
      <Select label="AMI" value={image} onChange={setImage} options={[...LINUX_IMAGES, ...WINDOWS_IMAGES].map(({ parameter, label }) => ({ value: parameter, label }))} error={errorAt(submission, "image")} />
      <UserData value={userData} onChange={setUserData} error={errorAt(submission, "userData")} isWindows={WINDOWS_IMAGES.some(({ parameter }) => parameter === image)} />
    </FormDialog>
  );
}
