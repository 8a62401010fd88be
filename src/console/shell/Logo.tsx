const CELLS = [
  [5, 5, 1],
  [5, 9.4, 1],
  [5, 13.8, 0.38],
  [9.4, 5, 1],
  [9.4, 9.4, 0.38],
  [9.4, 13.8, 1],
  [13.8, 5, 1],
  [13.8, 9.4, 1],
  [13.8, 13.8, 1],
] as const;

/** The product's sign: nine tasks, two of them pending. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden className="shrink-0">
      <rect x="1" y="1" width="20" height="20" rx="5.5" className="fill-ink" />
      {CELLS.map(([x, y, opacity]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width="3.2" height="3.2" rx=".8" opacity={opacity} className="fill-surface" />
      ))}
    </svg>
  );
}
