/** Candidates that are shown; more are counted. */
const SHOWN = 80;

/** What the word that is being typed could become. */
export function Candidates({ candidates }: { readonly candidates: readonly string[] }) {
  const shown = candidates.slice(0, SHOWN);
  const more = candidates.length - SHOWN;
  const widest = shown.reduce((most, { length }) => Math.max(most, length), 0);
  return (
    <div role="status" aria-label="Completions" style={{ columnWidth: `${widest}ch` }} className="gap-x-[2ch] pl-[2ch] text-ink-3">
      {shown.map((candidate) => (
        <div key={candidate} className="truncate" title={candidate}>
          {candidate}
        </div>
      ))}
      {more > 0 && <div>and {more} more</div>}
    </div>
  );
}
