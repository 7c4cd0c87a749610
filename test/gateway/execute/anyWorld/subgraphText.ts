interface TypeText {
  readonly kind: string;
  readonly marks: Set<string>;
  readonly interfaces: Set<string>;
  readonly fields: Map<string, string>;
}

/** The schema of a subgraph while it is being made up. */
export class SubgraphText {
  readonly #types = new Map<string, TypeText>();

  has(name: string): boolean {
    return this.#types.has(name);
  }

  type(name: string, kind = 'type'): TypeText {
    const known = this.#types.get(name) ?? { kind, marks: new Set(), interfaces: new Set(), fields: new Map() };
    this.#types.set(name, known);
    return known;
  }

  toString(): string {
    return [...this.#types].map(([name, type]) => printed(name, type)).join('\n');
  }
}

function printed(name: string, { kind, marks, interfaces, fields }: TypeText): string {
  if (kind === 'union') return `union ${name} = ${[...fields.keys()].join(' | ')}`;
  const members = kind === 'enum' ? [...fields].map((one) => one.join(' ')) : [...fields].map((one) => one.join(''));
  const implemented = interfaces.size > 0 ? ` implements ${[...interfaces].join(' & ')}` : '';
  return `${kind} ${name}${implemented} ${[...marks].join(' ')} { ${members.join('\n  ')} }`;
}
