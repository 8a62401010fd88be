/** What ECS allows as the name of a family, a cluster, a container, a volume: 255 letters, digits, `_`, `-`. */
export const NAME = /^[A-Za-z0-9_-]{1,255}$/;

/** What ECS allows as an image: a repository with a tag or digest, 255 characters. */
export const IMAGE = /^[A-Za-z0-9_\-.:/@#]{1,255}$/;

/** An image in a private registry of Amazon ECR, for which the agent needs to log in. */
export const ECR_IMAGE = /^\d{12}\.dkr\.ecr(-fips)?\.[a-z0-9-]+\.amazonaws\.com(\.cn)?\//;
