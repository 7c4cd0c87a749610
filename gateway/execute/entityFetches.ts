import { Unfit } from './answerReader.ts';
import { type Answered, asGraphQLError, askFor, keepFailure } from './askSubgraph.ts';
import type { EntityQuestion } from './entityQuestion.ts';
import type { AskedEntities, Execution } from './execution.ts';
import { mergeInto } from './mergeInto.ts';
import { SameEntities } from './sameEntities.ts';
import { isTree, type Tree } from './tree.ts';

/** The objects that stand for an entity where one fetch of the plan found it. They share what is below it. */
interface Place {
  readonly objects: Tree[];
  readonly same: SameEntities;
}

interface Wanted {
  readonly typename: string | undefined;
  readonly places: Place[];
}

/** Fetches of one request that ask the same and become ready in the same turn of the event loop: they go out as one. */
interface Gathered {
  readonly wanted: Map<string, Wanted>;
  readonly told: Promise<void>;
}

export class EntityFetches implements AskedEntities {
  readonly #gathered = new Map<EntityQuestion, Gathered>();

  /** Each of them once. */
  async ask(question: EntityQuestion, execution: Execution, objects: Iterable<Tree>): Promise<void> {
    const known = this.#gathered.get(question);
    const wanted = known?.wanted ?? new Map<string, Wanted>();
    want(wanted, question, execution, objects);
    if (known) return known.told;
    if (wanted.size === 0) return;
    if (question.fetches === 1) return tell(question, execution, wanted);
    const told = new Promise(setImmediate).then(() => {
      this.#gathered.delete(question);
      return tell(question, execution, wanted);
    });
    this.#gathered.set(question, { wanted, told });
    return told;
  }
}

function want(
  wanted: Map<string, Wanted>,
  question: EntityQuestion,
  execution: Execution,
  objects: Iterable<Tree>,
): void {
  const same = new SameEntities(); // of this fetch alone: two have different fetches below them
  for (const object of objects) {
    const represented = question.represent(object, execution.errors);
    if (!represented) continue;
    const { text, typename } = represented;
    const one = wanted.get(text);
    const last = one?.places.at(-1);
    if (last?.same === same) {
      last.objects.push(object);
      execution.isShared = true;
    } else if (one) one.places.push({ objects: [object], same });
    else wanted.set(text, { typename, places: [{ objects: [object], same }] });
  }
}

async function tell(question: EntityQuestion, execution: Execution, asked: ReadonlyMap<string, Wanted>): Promise<void> {
  const { node } = question;
  const wanted = [...asked.values()];
  try {
    const body = question.write(execution.variables, [...asked.keys()]);
    await askFor(node, execution, body, (answered) => takeAll(question, execution, wanted, answered));
  } catch (error) {
    keepFailure(node, execution, wanted.flatMap(objectsOf), error);
  }
}

function takeAll(
  question: EntityQuestion,
  execution: Execution,
  wanted: readonly Wanted[],
  { data, errors }: Answered,
): void {
  const entities = data?.['_entities'] ?? [];
  if (!Array.isArray(entities) || (data && entities.length !== wanted.length)) throw new Unfit();
  const explained = new Set(errors.map(({ path = [] }) => path[1]));
  for (const [index, one] of wanted.entries()) {
    if (data === null || (entities[index] === null && explained.has(index)))
      execution.errors.keepRefusal(objectsOf(one));
    else if (entities[index] === null) execution.errors.keepAbsence(objectsOf(one));
    else take(question, execution, one, entities[index], errors.length > 0);
  }
  const all = errors.length > 0 ? wanted.flatMap(objectsOf) : [];
  for (const error of errors) keep(execution, wanted, all, error.path ?? [], asGraphQLError(question.node, error));
}

// An error is of one place: then no object may stand in two.
function take(
  { schema, read }: EntityQuestion,
  execution: Execution,
  { typename, places }: Wanted,
  answer: unknown,
  hasErrors: boolean,
): void {
  for (const { objects, same } of places) {
    const entity = read(answer, typename, hasErrors ? undefined : same);
    for (const object of objects) if (isTree(entity)) mergeInto(schema, object, entity);
    execution.isShared ||= same.found;
  }
}

/** `path` begins with _entities and the position of the representation. */
function keep(
  { errors }: Execution,
  wanted: readonly Wanted[],
  all: readonly Tree[],
  [, position, ...path]: readonly unknown[],
  error: ReturnType<typeof asGraphQLError>,
): void {
  const one = wanted[Number(position)];
  if (!one || path.length === 0) errors.keepFailure(one ? objectsOf(one) : all, error);
  else for (const object of objectsOf(one)) errors.keep(object, path, error);
}

function objectsOf({ places }: Wanted): Tree[] {
  return places.flatMap(({ objects }) => objects);
}
