/** What is read off an object that does not change, remembered for as long as somebody has that. */
export function remembered<Subject extends object, Value>(read: (subject: Subject) => Value): (subject: Subject) => Value {
  const known = new WeakMap<Subject, Value>();
  return (subject) => {
    const before = known.get(subject);
    if (before !== undefined) return before;
    const value = read(subject);
    known.set(subject, value);
    return value;
  };
}
