import { type Random, randomFrom } from '../randomFrom.ts';
import { type Entity, WorldDraft } from './worldDraft.ts';
import { type FieldPlan, SUBGRAPHS, type WorldPlan } from './worldPlan.ts';

const WRAPS = ['T', 'T', 'T', 'T!', '[T]', '[T!]', '[T]!', '[T!]!', '[[T]]', '[[T!]!]!'];
const LEAVES = ['Int', 'String', 'ID', 'Boolean', 'Float', 'Color', 'Json'];
const ARGUMENTS = ['', '', '', '(n: Int)', '(n: Int = 3)', '(shade: Shade)', '(in: Inp)', '(ids: [ID!])'];

/** Subgraphs made up from the seed. Not all of them compose. */
export function anyWorld(seed: number): WorldPlan {
  return new WorldWriter(randomFrom(seed)).write();
}

class WorldWriter {
  readonly #random: Random;
  readonly #draft: WorldDraft;
  readonly #fields: Map<string, FieldPlan>;
  #interfaceObject: string | undefined;

  constructor(random: Random) {
    this.#random = random;
    this.#draft = new WorldDraft(random);
    this.#fields = this.#draft.fields;
  }

  write(): WorldPlan {
    for (const name of SUBGRAPHS) this.#draft.vocabulary(name);
    for (const entity of this.#draft.entities) for (const home of entity.homes) this.#draft.mention(home, entity.name);
    this.#draft.abstractTypes();
    for (const entity of this.#draft.entities) this.#fieldsOf(entity);
    if (this.#random.chance(0.5)) this.#addInterfaceObject();
    for (const home of SUBGRAPHS) this.#roots(home);
    const documents = Object.fromEntries(SUBGRAPHS.map((name) => [name, `scalar Json ${this.#draft.text(name)}`]));
    return { documents, fields: this.#fields };
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
    for (const one of homes) this.#draft.text(one).type(parent).fields.set(name, `${args}: ${type}${shared}${hidden}`);
    const names = ['RED', 'BLUE', ...(homes.length === 1 ? [`ONLY_${home.toUpperCase()}`] : [])];
    if (home === 'b' && chance(0.3)) names.push('HIDDEN');
    this.#fields.set(name, { name, type, possible: this.#possible(home, named), names, mayFail: true });
    return name;
  }

  #composite(home: string): string {
    const { oneOf, chance } = this.#random;
    const others = ['U', 'I', 'N'].filter((name) => this.#draft.text(home).has(name));
    if (others.length > 0 && chance(0.5)) return oneOf(others);
    const name = oneOf([...this.#draft.entities.map((one) => one.name), 'V']);
    this.#draft.mention(home, name);
    return name;
  }

  #possible(home: string, name: string): string[] {
    const text = this.#draft.text(home);
    if (name === 'U') return [...text.type('U').fields.keys()];
    if (name === 'I') return this.#draft.own(home).filter((one) => text.type(one).interfaces.has('I'));
    return name === 'N' ? ['P0', 'P1'] : LEAVES.includes(name) ? [] : [name];
  }

  /** A field whose subgraph must be sent another's: by other subgraphs, of which it may be required in turn. */
  #addRequiring(entity: Entity, [required, of]: [string, string]): [string, string] | undefined {
    const { oneOf, chance } = this.#random;
    const homes = entity.homes.filter((home) => home !== of);
    const plan = this.#fields.get(required);
    if (homes.length === 0 || !plan || plan.possible.some((name) => name !== 'V')) return undefined;
    const home = oneOf(homes);
    const declared = this.#draft.text(of).type(entity.name).fields.get(required) ?? '';
    if (/^\((?!n)/.test(declared) || declared.includes('@provided')) return undefined;
    const isGiven = declared.startsWith('(') && chance(0.7);
    const args: Record<string, unknown> = isGiven ? { n: 4 } : declared.startsWith('(n: Int = 3)') ? { n: 3 } : {};
    const below = plan.possible.length > 0 ? ['vn', 'vs'] : [];
    const name = `f${this.#fields.size}`;
    const given = isGiven ? '(n: 4)' : '';
    const wanted = `${required}${given}${below.length > 0 ? ' { vn vs }' : ''}`;
    const external = declared.replace(/@.*/, '');
    const fields = this.#draft.text(home).type(entity.name).fields;
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
    this.#draft.text(from).type(parent).fields.set(name, ': String');
    this.#draft.text(to).type(parent).fields.set(name, `: String @override(from: "${from}")`);
    this.#fields.set(name, { name, type: 'String', possible: [], names: [], overridden: from, mayFail: true });
  }

  /** An interface whose types two subgraphs know, and to which the third adds fields without knowing them. */
  #addInterfaceObject(): void {
    const key = '@key(fields: "id")';
    for (const home of ['a', 'b']) {
      const text = this.#draft.text(home);
      if (home === 'a') text.type('N', 'interface').marks.add(key);
      if (home === 'a') text.type('N', 'interface').fields.set('id', ': ID!');
      for (const name of ['P0', 'P1']) {
        text.type(name).marks.add(key);
        if (home === 'a') text.type(name).interfaces.add('N');
        text.type(name).fields.set('id', ': ID!');
        this.#addField([home], name);
      }
    }
    this.#draft.text('c').type('N').marks.add(`${key} @interfaceObject`);
    this.#draft.text('c').type('N').fields.set('id', ': ID!');
    this.#interfaceObject = 'c';
    for (const name of [this.#addField(['c'], 'N'), this.#addField(['c'], 'N')]) this.#neverFails(name);
  }

  // The planner may ask it of objects that the client does not ask it of: where it may not be null, they would be lost.
  #neverFails(name: string): void {
    const plan = this.#fields.get(name);
    if (plan?.type.endsWith('!')) this.#fields.set(name, { ...plan, mayFail: false });
  }

  #roots(home: string): void {
    const { below, chance } = this.#random;
    const text = this.#draft.text(home);
    for (let count = 2 + below(3); count > 0; count -= 1) this.#addField([home], 'Query');
    for (const name of [...this.#draft.own(home), ...(text.has('N') ? ['N'] : [])]) {
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
    const fields = this.#draft.text(home).type(name).fields;
    if (this.#interfaceObject && name === 'N') return '';
    for (const other of SUBGRAPHS) {
      if (other === home || !this.#draft.text(other).has(name)) continue;
      const theirs = this.#draft.text(other).type(name).fields;
      const found = [...theirs].find(([one, text]) => /^: (?:\[?String|Int)\]?$/.test(text) && !fields.has(one));
      if (!found) continue;
      theirs.set(found[0], `${found[1]} @shareable`);
      fields.set(found[0], `${found[1]} @external`);
      return ` @provides(fields: "${found[0]}")`;
    }
    return '';
  }
}
