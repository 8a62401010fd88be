/** What runs on an ECS-optimized AMI at the time of the session. The commit is made up. */
export const AGENT_VERSION = "1.101.0";
export const AGENT_COMMIT = "5d1c7e2a";
export const DOCKER_VERSION = "25.0.13";
