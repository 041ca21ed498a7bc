/** How far each label must move so that none lies on another: in the order of their places, as near to them as may be. */
export function spread(places: readonly number[], heights: readonly number[], room: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const tops = places.map((place, i) => place - (heights[i] ?? 0) / 2);
  let free = -Infinity;
  for (const i of order) {
    tops[i] = Math.max(tops[i] ?? 0, free);
    free = (tops[i] ?? 0) + (heights[i] ?? 0);
  }
  let floor = Math.max(room, 0);
  for (const i of order.toReversed()) {
    tops[i] = Math.min(tops[i] ?? 0, floor - (heights[i] ?? 0));
    floor = tops[i] ?? 0;
  }
  return places.map((place, i) => Math.round((tops[i] ?? 0) + (heights[i] ?? 0) / 2 - place));
}
