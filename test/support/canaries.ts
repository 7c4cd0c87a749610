/** A synthetic value that nobody could take for anything else, and the places where it may be. */
export interface Canary {
  readonly value: string;
  readonly belongs?: RegExp;
}

/** Something that a person could read afterwards: an answer, a log, a mail, a table. */
export interface Material {
  readonly place: string;
  readonly text: string;
}

/** A line for each canary in a place where it does not belong, in whatever of the usual codings. */
export function escaped(canaries: readonly Canary[], materials: readonly Material[]): string[] {
  return canaries.flatMap(({ value, belongs }) => {
    const codings = codingsOf(value);
    return materials
      .filter(({ place }) => !belongs?.test(place))
      .filter(({ text }) => codings.some((coding) => text.toLowerCase().includes(coding)))
      .map(({ place }) => `${value} is in ${place}`);
  });
}

// Lower case throughout, which base64 is not: there a hit may be another value, and none is missed.
function codingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  return [
    value,
    encodeURIComponent(value),
    bytes.toString('hex'),
    JSON.stringify(value).slice(1, -1),
    ...[0, 1, 2].map((offset) => base64Within(bytes, offset)),
  ].map((coding) => coding.toLowerCase());
}

/** What of the value shows in base64 of a text in which it begins `offset` bytes after a group of three. */
function base64Within(bytes: Buffer, offset: number): string {
  const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const wholeGroups = Math.floor(((offset + bytes.length) * 8) / 6);
  return shifted.slice(Math.ceil((offset * 8) / 6), wholeGroups);
}
