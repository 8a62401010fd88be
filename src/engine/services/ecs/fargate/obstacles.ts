/** Why Fargate launches nothing. ECS guide, "Service event messages". */
export const NO_CAPACITY = "Capacity is unavailable at this time. Please try again later or in a different availability zone.";
export const NO_VCPUS = "You've reached the limit on the number of vCPUs you can run concurrently";
