import { TaskDefinitionEditor } from "../panels/deploy/TaskDefinitionEditor.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { TopBar } from "./topBar/TopBar.tsx";

/** The task definition editor between the console's first line and its last: time runs on while one writes. */
export function EditorPage({ family }: { readonly family: string | null }) {
  return (
    <>
      <TopBar />
      <TaskDefinitionEditor family={family} />
      <StatusBar />
    </>
  );
}
