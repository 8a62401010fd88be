// Runs before anything is installed, so it is plain enough for any Node to read.
var parts = process.versions.node.split(".").map(Number);
var fits = (parts[0] === 20 && parts[1] >= 19) || (parts[0] === 22 && parts[1] >= 12) || parts[0] > 22;
if (!fits) {
  console.error("ECS Playground needs Node 20.19 or newer (or 22.12 or newer); this is Node " + process.versions.node + ".");
  process.exit(1);
}
