import type { FetchNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { type ReadValue, Unfit } from './answerReader.ts';
import { asGraphQLError, askFor, keepFailure } from './askSubgraph.ts';
import type { Execution, Step } from './execution.ts';
import { mergeInto } from './mergeInto.ts';
import { representationOf } from './representation.ts';
import { rewriter } from './rewrites.ts';
import { isTree, type Tree, typenameOf } from './tree.ts';

/** One entity that is asked for, and every object that stands for it. */
interface Wanted {
  readonly representation: Tree;
  readonly objects: Tree[];
}

/** Asks for the entities at a place, each of them once. */
export function entityFetchStep(schema: GraphQLSchema, node: FetchNode, read: ReadValue): Step {
  const rewriteInput = rewriter(schema, node.inputRewrites);
  const rewriteOutput = rewriter(schema, node.outputRewrites);

  function represent(object: Tree, { errors }: Execution): Tree | undefined {
    const representation = representationOf(schema, object, node.requires ?? [], errors.explains(object));
    rewriteInput(representation);
    return representation;
  }

  function take({ representation, objects }: Wanted, answer: unknown): void {
    const entity = read(answer, typenameOf(representation));
    rewriteOutput(entity);
    for (const object of objects) if (isTree(entity)) mergeInto(schema, object, entity);
  }

  return async (execution, targets) => {
    const wanted = eachOnce(targets, (object) => represent(object, execution));
    if (wanted.length === 0) return;
    try {
      const representations = wanted.map(({ representation }) => representation);
      const { data, errors } = await askFor(node, execution, { representations });
      const entities = data?.['_entities'] ?? [];
      if (!Array.isArray(entities) || (data && entities.length !== wanted.length)) throw new Unfit();
      const explained = new Set(errors.map(({ path = [] }) => path[1]));
      for (const [index, one] of wanted.entries()) {
        if (data === null || (entities[index] === null && explained.has(index)))
          execution.errors.keepSilence(one.objects);
        else if (entities[index] === null) execution.errors.keepAbsence(one.objects);
        else take(one, entities[index]);
      }
      for (const error of errors) keep(execution, wanted, error.path ?? [], asGraphQLError(node, error));
    } catch (error) {
      const objects = wanted.flatMap((one) => one.objects);
      keepFailure(node, execution, objects, error);
    }
  };
}

function eachOnce(targets: readonly Tree[], represent: (object: Tree) => Tree | undefined): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const object of targets) {
    const representation = represent(object);
    if (!representation) continue;
    const text = JSON.stringify(representation);
    const known = wanted.get(text);
    if (known) known.objects.push(object);
    else wanted.set(text, { representation, objects: [object] });
  }
  return [...wanted.values()];
}

/** `path` begins with _entities and the position of the representation. */
function keep(
  { errors }: Execution,
  wanted: readonly Wanted[],
  [, position, ...path]: readonly unknown[],
  error: ReturnType<typeof asGraphQLError>,
): void {
  const objects = wanted[Number(position)]?.objects;
  if (!objects || path.length === 0) errors.keepFailure(objects ?? wanted.flatMap((one) => one.objects), error);
  else for (const object of objects) errors.keep(object, path, error);
}
