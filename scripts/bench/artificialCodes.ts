const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const PER_DAY = 100; // the individual numbers 900 to 999

/** The Finnish personal identity code for tests with that place in their order: adults, all different, 2 000 000 of them. */
export function artificialCode(place: number): string {
  const day = Math.floor(place / PER_DAY);
  const parts = [1 + (day % 28), 1 + (Math.floor(day / 28) % 12), 40 + (Math.floor(day / 336) % 60)];
  const date = parts.map((part) => String(part).padStart(2, '0')).join('');
  const individual = 900 + (place % PER_DAY);
  return `${date}-${individual}${CHECK_CHARACTERS[Number(`${date}${individual}`) % 31]}`;
}
