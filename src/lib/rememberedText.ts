/** What is read off texts, or numbers, that come again and again. It keeps so many; with one more it begins anew. */
export function rememberedText<Value, Text extends string | number = string>(read: (text: Text) => Value, most = 1_000): (text: Text) => Value {
  const known = new Map<Text, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
