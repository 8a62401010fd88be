/** Those of a list that are so: the list itself where all are, as with most lists that are asked about again and again. */
export function kept<Item>(list: readonly Item[], isSo: (item: Item) => boolean): readonly Item[] {
  return list.every(isSo) ? list : list.filter(isSo);
}
