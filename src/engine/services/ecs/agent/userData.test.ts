import { fc } from "../../../../../scripts/properties.ts";
import { expect, test } from "vitest";
import { ecsConfigFrom } from "./userData.ts";

const config = (userData: string) => ecsConfigFrom(userData).filter((line) => line.trim() !== "");

test.each<[string, string, readonly string[]]>([
  ["nothing", "", []],
  ["echo", "#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config", ["ECS_CLUSTER=prod"]],
  ["echo in quotes", '#!/bin/bash\necho "ECS_CLUSTER=prod" >> /etc/ecs/ecs.config', ["ECS_CLUSTER=prod"]],
  ["echo without blanks", "#!/bin/bash\necho ECS_CLUSTER=prod>>/etc/ecs/ecs.config", ["ECS_CLUSTER=prod"]],
  ["echo of JSON", `#!/bin/bash\necho 'ECS_INSTANCE_ATTRIBUTES={"stack":"prod"}' >> /etc/ecs/ecs.config`, ['ECS_INSTANCE_ATTRIBUTES={"stack":"prod"}']],
  ["echo -e", '#!/bin/bash\necho -e "ECS_CLUSTER=prod\\nECS_RESERVED_MEMORY=256" > /etc/ecs/ecs.config', ["ECS_CLUSTER=prod", "ECS_RESERVED_MEMORY=256"]],
  ["printf", "#!/bin/sh\nprintf 'ECS_CLUSTER=prod\\n' >> /etc/ecs/ecs.config", ["ECS_CLUSTER=prod"]],
  ["tee", "#!/bin/sh\necho ECS_CLUSTER=prod | sudo tee -a /etc/ecs/ecs.config", ["ECS_CLUSTER=prod"]],
  ["a file begun anew", "#!/bin/bash\necho A=1 >> /etc/ecs/ecs.config\necho B=2 > /etc/ecs/ecs.config", ["B=2"]],
  ["a file gone on with", "#!/bin/bash\necho A=1 > /etc/ecs/ecs.config\necho B=2 >> /etc/ecs/ecs.config", ["A=1", "B=2"]],
  ["another file", "#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.conf", []],
  ["a comment", "#!/bin/bash\n# echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config", []],
  ["two commands in a line", "#!/bin/bash\nyum update -y; echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config && reboot", ["ECS_CLUSTER=prod"]],
  ["a here-document", "#!/bin/bash\ncat <<EOF >> /etc/ecs/ecs.config\nECS_CLUSTER=prod\nECS_RESERVED_MEMORY=256\nEOF\necho done", ["ECS_CLUSTER=prod", "ECS_RESERVED_MEMORY=256"]],
  ["the guide's here-document", "#!/bin/bash\ncat <<'EOF' >> /etc/ecs/ecs.config\nECS_CLUSTER=$name\nEOF", ["ECS_CLUSTER=$name"]],
  ["a here-document behind the file", "#!/bin/bash\ncat > /etc/ecs/ecs.config << \"EOF\"\nECS_CLUSTER=prod\nEOF", ["ECS_CLUSTER=prod"]],
  ["an indented here-document", "#!/bin/bash\n\tcat <<-END >> /etc/ecs/ecs.config\n\tECS_CLUSTER=prod\n\tEND", ["ECS_CLUSTER=prod"]],
  ["a here-document through tee", "#!/bin/bash\nsudo tee /etc/ecs/ecs.config <<EOF\nECS_CLUSTER=prod\nEOF", ["ECS_CLUSTER=prod"]],
  ["a here-document for somebody else", "#!/bin/bash\ncat <<EOF > /tmp/x\nECS_CLUSTER=other\nEOF\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config", ["ECS_CLUSTER=prod"]],
  ["a variable", "#!/bin/bash\nCLUSTER=prod\necho ECS_CLUSTER=$CLUSTER >> /etc/ecs/ecs.config", ["ECS_CLUSTER=prod"]],
  ["a variable in quotes and braces", '#!/bin/bash\nexport NAME="prod"\necho "ECS_CLUSTER=${NAME}-eu" >> /etc/ecs/ecs.config', ["ECS_CLUSTER=prod-eu"]],
  ["a variable in single quotes", "#!/bin/bash\nNAME=prod\necho 'ECS_CLUSTER=$NAME' >> /etc/ecs/ecs.config", ["ECS_CLUSTER=$NAME"]],
  ["a variable in a here-document", "#!/bin/bash\nNAME=prod\ncat <<EOF >> /etc/ecs/ecs.config\nECS_CLUSTER=$NAME\nEOF", ["ECS_CLUSTER=prod"]],
  ["a variable of a script is no setting", "#!/bin/bash\nECS_CLUSTER=prod", []],
  ["a boothook", "#cloud-boothook\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config", ["ECS_CLUSTER=prod"]],
  ["a runcmd", "#cloud-config\nruncmd:\n  - echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config", ["ECS_CLUSTER=prod"]],
  ["a MIME archive", 'Content-Type: multipart/mixed; boundary="=="\nMIME-Version: 1.0\n\n--==\nContent-Type: text/x-shellscript\n\n#!/bin/bash\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\n--==--', ["ECS_CLUSTER=prod"]],
  ["lines of another system", "#!/bin/bash\r\necho ECS_CLUSTER=prod >> /etc/ecs/ecs.config\r\n", ["ECS_CLUSTER=prod"]],
  ["the file itself", "ECS_CLUSTER=prod\nECS_RESERVED_MEMORY=256", ["ECS_CLUSTER=prod", "ECS_RESERVED_MEMORY=256"]],
])("%s", (_name, userData, lines) => {
  expect(config(userData)).toEqual(lines);
});

test("a here-document without an end ends with the text", () => {
  expect(config("#!/bin/bash\ncat <<EOF >> /etc/ecs/ecs.config\nECS_CLUSTER=prod")).toEqual(["ECS_CLUSTER=prod"]);
});

test("a semicolon in quotes parts nothing", () => {
  expect(config(`#!/bin/bash\necho 'A=1;B=2' >> /etc/ecs/ecs.config`)).toEqual(["A=1;B=2"]);
});

test("any text is read to its end, and soon", () => {
  const parts = ["#!/bin/sh\n", "echo ", "-e ", '"', "'", "\\", "<<EOF", ">", ">>", " ", "\n", "tee ", "| ", "$X", "X=1", ";", "&&", "/etc/ecs/ecs.config"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 60 }), (text) => {
      expect(Array.isArray(ecsConfigFrom(text.join("")))).toBe(true);
    }),
  );
  for (const letter of [" ", ">", '"', "\\", "\n", "<<", "-e "]) {
    ecsConfigFrom(`#!/bin/sh\necho ${letter.repeat(16_000)}x /etc/ecs/ecs.config`);
  }
});
