/** Numbers from 0 up to 1, always the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    return mixed(state) / 4_294_967_296;
  };
}

/** An id in the form of a UUID that is the same for the same number and follows no order. */
export function opaqueId(number: number): string {
  const [one, two, three, four] = [hex(number, 1), hex(number, 2), hex(number, 3), hex(number, 4)];
  return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-8${three.slice(0, 3)}-${three.slice(4)}${four}`;
}

function hex(number: number, part: number): string {
  return mixed(Math.imul(number * 4 + part, 2_654_435_761))
    .toString(16)
    .padStart(8, '0');
}

function mixed(state: number): number {
  let bits = Math.imul(state ^ (state >>> 15), state | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return (bits ^ (bits >>> 14)) >>> 0;
}
