import { type Random, randomFrom } from '../randomFrom.ts';
import { SubgraphText } from './subgraphText.ts';
import { type FieldPlan, SUBGRAPHS, type WorldPlan } from './worldPlan.ts';

const KEYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  id: { id: ': ID!' },
  code: { code: ': Int!' },
  'org num': { org: ': String!', num: ': Int!' },
  'ref { x }': { ref: ': R!' },
  'id ref { x }': { id: ': ID!', ref: ': R!' },
};
const WRAPS = ['T', 'T', 'T', 'T!', '[T]', '[T!]', '[T]!', '[T!]!', '[[T]]', '[[T!]!]!'];
const LEAVES = ['Int', 'String', 'ID', 'Boolean', 'Float', 'Color', 'Json'];
const ARGUMENTS = ['', '', '', '(n: Int)', '(n: Int = 3)', '(shade: Shade)', '(in: Inp)', '(ids: [ID!])'];

interface Entity {
  readonly name: string;
  readonly homes: readonly string[];
  readonly keys: readonly string[];
}

/** Subgraphs made up from the seed. Not all of them compose. */
export function anyWorld(seed: number): WorldPlan {
  return new WorldWriter(randomFrom(seed)).write();
}

class WorldWriter {
  readonly #random: Random;
  readonly #texts = Object.fromEntries(SUBGRAPHS.map((name) => [name, new SubgraphText()]));
  readonly #fields = new Map<string, FieldPlan>();
  readonly #entities: Entity[];
  #interfaceObject: string | undefined;

  constructor(random: Random) {
    this.#random = random;
    const { below, chance } = random;
    this.#entities = Array.from({ length: 2 + below(3) }, (_, at) => ({
      name: `E${at}`,
      homes: this.#some(SUBGRAPHS, 2),
      keys: this.#some(Object.keys(KEYS), chance(0.5) ? 1 : 2),
    }));
  }

  write(): WorldPlan {
    for (const name of SUBGRAPHS) this.#vocabulary(name);
    for (const entity of this.#entities) for (const home of entity.homes) this.#mention(home, entity.name);
    this.#abstractTypes();
    for (const entity of this.#entities) this.#fieldsOf(entity);
    if (this.#random.chance(0.5)) this.#addInterfaceObject();
    for (const home of SUBGRAPHS) this.#roots(home);
    const documents = Object.fromEntries(SUBGRAPHS.map((name) => [name, `scalar Json ${this.#text(name)}`]));
    return { documents, fields: this.#fields };
  }

  #text(name: string): SubgraphText {
    const text = this.#texts[name];
    if (!text) throw new Error(`no subgraph ${name}`);
    return text;
  }

  #some<Item>(items: readonly Item[], least: number): Item[] {
    const chosen = items.filter(() => this.#random.chance(0.5));
    return chosen.length >= least ? chosen : items.slice(0, Math.max(least, 1));
  }

  #vocabulary(name: string): void {
    const text = this.#text(name);
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
    this.#mention(name, 'E0');
    const of = { possible: [], names: [], mayFail: false };
    this.#fields.set('vn', { name: 'vn', type: 'Int', ...of });
    this.#fields.set('vs', { name: 'vs', type: 'String!', ...of });
    this.#fields.set('vv', { name: 'vv', type: '[V]', ...of, possible: ['V'] });
    this.#fields.set('ve', { name: 've', type: 'E0', ...of, possible: ['E0'] });
  }

  /** The subgraph speaks of the entity: as one of its own, or as one that others know. */
  #mention(subgraph: string, name: string): void {
    const entity = this.#entities.find((one) => one.name === name);
    if (!entity || this.#text(subgraph).has(name)) return;
    const isHome = entity.homes.includes(subgraph);
    const all = entity.homes[0] === subgraph;
    const keys = all ? entity.keys : [this.#random.oneOf(entity.keys)];
    const type = this.#text(subgraph).type(name);
    for (const key of keys) {
      type.marks.add(`@key(fields: "${key}"${isHome ? '' : ', resolvable: false'})`);
      for (const [field, text] of Object.entries(KEYS[key] ?? {})) type.fields.set(field, text);
    }
  }

  #abstractTypes(): void {
    const { chance } = this.#random;
    for (const home of SUBGRAPHS) {
      const [text, own] = [this.#text(home), this.#own(home)];
      if (chance(0.7)) for (const name of [...this.#some(own, 1), 'V']) text.type('U', 'union').fields.set(name, '');
      const withId = own.filter((name) => text.type(name).fields.has('id'));
      if (withId.length === 0 || chance(0.3)) continue;
      text.type('I', 'interface').fields.set('id', ': ID!');
      for (const name of this.#some(withId, 1)) text.type(name).interfaces.add('I');
    }
  }

  #own(home: string): string[] {
    return this.#entities.filter(({ homes }) => homes.includes(home)).map(({ name }) => name);
  }

  #fieldsOf(entity: Entity): void {
    const { chance, oneOf, below } = this.#random;
    const leaves: [name: string, home: string][] = [];
    for (let count = 3 + below(4); count > 0; count -= 1) {
      const homes = chance(0.2) ? entity.homes : [oneOf(entity.homes)];
      const plan = this.#addField(homes, entity.name);
      if (homes[0] && homes.length === 1) leaves.push([plan, homes[0]]);
    }
    for (let count = below(3); count > 0; count -= 1) {
      const added = this.#addRequiring(entity, oneOf(leaves.length > 0 ? leaves : [['', '']]));
      if (added) leaves.push(added);
    }
    if (chance(0.4)) this.#addOverridden(entity);
  }

  #addField(homes: readonly string[], parent: string): string {
    const { chance, oneOf } = this.#random;
    const [home = ''] = homes;
    const name = `f${this.#fields.size}`;
    const named = chance(0.5) || homes.length > 1 ? oneOf(LEAVES) : this.#composite(home);
    const type = oneOf(WRAPS).replace('T', named);
    const args = oneOf(ARGUMENTS);
    const shared = homes.length > 1 ? ' @shareable' : '';
    const hidden = parent !== 'Query' && chance(0.05) ? ' @inaccessible' : '';
    for (const one of homes) this.#text(one).type(parent).fields.set(name, `${args}: ${type}${shared}${hidden}`);
    const names = ['RED', 'BLUE', ...(homes.length === 1 ? [`ONLY_${home.toUpperCase()}`] : [])];
    if (home === 'b' && chance(0.3)) names.push('HIDDEN');
    this.#fields.set(name, { name, type, possible: this.#possible(home, named), names, mayFail: true });
    return name;
  }

  #composite(home: string): string {
    const { oneOf, chance } = this.#random;
    const others = ['U', 'I', 'N'].filter((name) => this.#text(home).has(name));
    if (others.length > 0 && chance(0.5)) return oneOf(others);
    const name = oneOf([...this.#entities.map((one) => one.name), 'V']);
    this.#mention(home, name);
    return name;
  }

  #possible(home: string, name: string): string[] {
    const text = this.#text(home);
    if (name === 'U') return [...text.type('U').fields.keys()];
    if (name === 'I') return this.#own(home).filter((one) => text.type(one).interfaces.has('I'));
    return name === 'N' ? ['P0', 'P1'] : LEAVES.includes(name) ? [] : [name];
  }

  /** A field whose subgraph must be sent another's: by other subgraphs, of which it may be required in turn. */
  #addRequiring(entity: Entity, [required, of]: [string, string]): [string, string] | undefined {
    const { oneOf, chance } = this.#random;
    const homes = entity.homes.filter((home) => home !== of);
    const plan = this.#fields.get(required);
    if (homes.length === 0 || !plan || plan.possible.some((name) => name !== 'V')) return undefined;
    const home = oneOf(homes);
    const declared = this.#text(of).type(entity.name).fields.get(required) ?? '';
    if (/^\((?!n)/.test(declared) || declared.includes('@provided')) return undefined;
    const isGiven = declared.startsWith('(') && chance(0.7);
    const args: Record<string, unknown> = isGiven ? { n: 4 } : declared.startsWith('(n: Int = 3)') ? { n: 3 } : {};
    const below = plan.possible.length > 0 ? ['vn', 'vs'] : [];
    const name = `f${this.#fields.size}`;
    const given = isGiven ? '(n: 4)' : '';
    const wanted = `${required}${given}${below.length > 0 ? ' { vn vs }' : ''}`;
    const external = declared.replace(/@.*/, '');
    const fields = this.#text(home).type(entity.name).fields;
    if (fields.has(required)) return undefined;
    fields.set(required, `${external} @external`).set(name, `: String @requires(fields: "${wanted}")`);
    this.#fields.set(required, { ...plan, mayFail: false });
    const requires = { name: required, args, below };
    this.#fields.set(name, { name, type: 'String', possible: [], names: [], requires, mayFail: false });
    return [name, home];
  }

  #addOverridden({ name: parent, homes }: Entity): void {
    const [from, to] = homes;
    if (!from || !to) return;
    const name = `f${this.#fields.size}`;
    this.#text(from).type(parent).fields.set(name, ': String');
    this.#text(to).type(parent).fields.set(name, `: String @override(from: "${from}")`);
    this.#fields.set(name, { name, type: 'String', possible: [], names: [], overridden: from, mayFail: true });
  }

  /** An interface whose types two subgraphs know, and to which the third adds fields without knowing them. */
  #addInterfaceObject(): void {
    const key = '@key(fields: "id")';
    for (const home of ['a', 'b']) {
      const text = this.#text(home);
      if (home === 'a') text.type('N', 'interface').marks.add(key);
      if (home === 'a') text.type('N', 'interface').fields.set('id', ': ID!');
      for (const name of ['P0', 'P1']) {
        text.type(name).marks.add(key);
        if (home === 'a') text.type(name).interfaces.add('N');
        text.type(name).fields.set('id', ': ID!');
        this.#addField([home], name);
      }
    }
    this.#text('c').type('N').marks.add(`${key} @interfaceObject`);
    this.#text('c').type('N').fields.set('id', ': ID!');
    this.#interfaceObject = 'c';
    this.#addField(['c'], 'N');
    this.#addField(['c'], 'N');
  }

  #roots(home: string): void {
    const { below, chance } = this.#random;
    const text = this.#text(home);
    for (let count = 2 + below(3); count > 0; count -= 1) this.#addField([home], 'Query');
    for (const name of [...this.#own(home), ...(text.has('N') ? ['N'] : [])]) {
      const field = `f${this.#fields.size}`;
      const type = chance(0.5) ? name : `[${name}!]`;
      const provided = chance(0.5) ? this.#provided(home, name) : '';
      text.type('Query').fields.set(field, `: ${type}${provided}`);
      const possible = this.#possible(home, name);
      this.#fields.set(field, { name: field, type, possible, names: [], mayFail: true });
    }
    const counter = `f${this.#fields.size}`;
    text.type('Mutation').fields.set(counter, '(n: Int): Int!');
    const of = { possible: [], names: [], mayFail: false };
    this.#fields.set(counter, { name: counter, type: 'Int!', ...of, isCounter: true });
    if (chance(0.5)) this.#addField([home], 'Mutation');
  }

  #provided(home: string, name: string): string {
    const fields = this.#text(home).type(name).fields;
    if (this.#interfaceObject && name === 'N') return '';
    for (const other of SUBGRAPHS) {
      if (other === home || !this.#text(other).has(name)) continue;
      const theirs = this.#text(other).type(name).fields;
      const found = [...theirs].find(([one, text]) => /^: (?:\[?String|Int)\]?$/.test(text) && !fields.has(one));
      if (!found) continue;
      theirs.set(found[0], `${found[1]} @shareable`);
      fields.set(found[0], `${found[1]} @external`);
      return ` @provides(fields: "${found[0]}")`;
    }
    return '';
  }
}
