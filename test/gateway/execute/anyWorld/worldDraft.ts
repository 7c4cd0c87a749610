import type { Random } from '../randomFrom.ts';
import { SubgraphText } from './subgraphText.ts';
import { type FieldPlan, SUBGRAPHS } from './worldPlan.ts';

const KEYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  id: { id: ': ID!' },
  code: { code: ': Int!' },
  'org num': { org: ': String!', num: ': Int!' },
  'ref { x }': { ref: ': R!' },
  'id ref { x }': { id: ': ID!', ref: ': R!' },
};
export interface Entity {
  readonly name: string;
  readonly homes: readonly string[];
  readonly keys: readonly string[];
}

/** The types of a generated world, before they have fields. */
export class WorldDraft {
  readonly #random: Random;
  readonly #texts = Object.fromEntries(SUBGRAPHS.map((name) => [name, new SubgraphText()]));
  readonly fields = new Map<string, FieldPlan>();
  readonly entities: Entity[];

  constructor(random: Random) {
    this.#random = random;
    const { below, chance } = random;
    this.entities = Array.from({ length: 2 + below(3) }, (_, at) => ({
      name: `E${at}`,
      homes: this.some(SUBGRAPHS, 2),
      keys: this.some(Object.keys(KEYS), chance(0.5) ? 1 : 2),
    }));
  }

  some<Item>(items: readonly Item[], least: number): Item[] {
    const chosen = items.filter(() => this.#random.chance(0.5));
    return chosen.length >= least ? chosen : items.slice(0, Math.max(least, 1));
  }

  text(name: string): SubgraphText {
    const text = this.#texts[name];
    if (!text) throw new Error(`no subgraph ${name}`);
    return text;
  }

  own(home: string): string[] {
    return this.entities.filter(({ homes }) => homes.includes(home)).map(({ name }) => name);
  }

  /** The subgraph speaks of the entity: as one of its own, or as one that others know. */
  mention(subgraph: string, name: string): void {
    const entity = this.entities.find((one) => one.name === name);
    if (!entity || this.text(subgraph).has(name)) return;
    const isHome = entity.homes.includes(subgraph);
    const all = entity.homes[0] === subgraph;
    const keys = all ? entity.keys : [this.#random.oneOf(entity.keys)];
    const type = this.text(subgraph).type(name);
    for (const key of keys) {
      type.marks.add(`@key(fields: "${key}"${isHome ? '' : ', resolvable: false'})`);
      for (const [field, text] of Object.entries(KEYS[key] ?? {})) type.fields.set(field, text);
    }
  }

  vocabulary(name: string): void {
    const text = this.text(name);
    const own = `ONLY_${name.toUpperCase()}`;
    const color = text.type('Color', 'enum').fields;
    for (const value of ['RED', 'BLUE', own]) color.set(value, '');
    if (name === 'b') color.set('HIDDEN', '@inaccessible');
    const shade = text.type('Shade', 'enum').fields;
    for (const value of ['DARK', 'LIGHT', own]) shade.set(value, '');
    text.type('Inp', 'input').fields.set('n', ': Int = 2').set('shade', ': Shade').set('many', ': [Inp!]');
    if (name === 'c') text.type('Inp', 'input').fields.set('more', ': String');
    text.type('R').marks.add('@shareable');
    text.type('R').fields.set('x', ': String!');
    text.type('V').marks.add('@shareable');
    text.type('V').fields.set('vn', ': Int').set('vs', ': String!').set('vv', ': [V]').set('ve', ': E0');
    this.mention(name, 'E0');
    const of = { possible: [], names: [], mayFail: false };
    this.fields.set('vn', { name: 'vn', type: 'Int', ...of });
    this.fields.set('vs', { name: 'vs', type: 'String!', ...of });
    this.fields.set('vv', { name: 'vv', type: '[V]', ...of, possible: ['V'] });
    this.fields.set('ve', { name: 've', type: 'E0', ...of, possible: ['E0'] });
  }

  abstractTypes(): void {
    const { chance } = this.#random;
    for (const home of SUBGRAPHS) {
      const [text, own] = [this.text(home), this.own(home)];
      if (chance(0.7)) for (const name of [...this.some(own, 1), 'V']) text.type('U', 'union').fields.set(name, '');
      const withId = own.filter((name) => text.type(name).fields.has('id'));
      if (withId.length === 0 || chance(0.3)) continue;
      text.type('I', 'interface').fields.set('id', ': ID!');
      for (const name of this.some(withId, 1)) text.type(name).interfaces.add('I');
    }
  }
}
