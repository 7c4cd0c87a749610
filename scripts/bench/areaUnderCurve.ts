/** How often a guess by the larger value is right when one value of each sample is drawn: 0.5 to 1, whichever is larger. */
export function areaUnderCurve(one: readonly number[], other: readonly number[]): number {
  const wins = one.reduce(
    (sum, value) =>
      sum + other.reduce((inner, against) => inner + (value > against ? 1 : value === against ? 0.5 : 0), 0),
    0,
  );
  const area = wins / (one.length * other.length);
  return Math.max(area, 1 - area);
}
