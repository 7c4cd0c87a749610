import type { FetchNode } from '@apollo/query-planner';
import { type GraphQLSchema, parse } from 'graphql';
import { answerReader } from './answerReader.ts';
import { type Answered, asGraphQLError, askFor, keepFailure } from './askSubgraph.ts';
import { type EntityQuestion, entityQuestion, questionKey } from './entityQuestion.ts';
import type { Step } from './execution.ts';
import { mergeInto } from './mergeInto.ts';
import { requestText } from './requestText.ts';
import { rewriter } from './rewrites.ts';
import { SameEntities } from './sameEntities.ts';
import { isTree } from './tree.ts';

/** What the fetches of a plan have in common. */
export interface FetchesOfPlan {
  /** The supergraph's, nothing hidden. */
  readonly schema: GraphQLSchema;
  readonly questions: Map<string, EntityQuestion>;
}

/** A fetch of root fields, or of entities by their representations. */
export function fetchStep(plan: FetchesOfPlan, node: FetchNode): Step {
  return node.requires ? entityFetchStep(plan, node) : rootFetchStep(plan.schema, node);
}

function entityFetchStep({ schema, questions }: FetchesOfPlan, node: FetchNode): Step {
  const key = questionKey(node);
  const question = questions.get(key) ?? entityQuestion(schema, node);
  questions.set(key, question);
  question.fetches += 1;
  return (execution, targets) => execution.entities.ask(question, execution, targets);
}

function rootFetchStep(schema: GraphQLSchema, node: FetchNode): Step {
  const read = answerReader(schema, node.operationDocumentNode ?? parse(node.operation));
  const write = requestText(node);
  const rewrite = rewriter(schema, node.outputRewrites);
  return async (execution, targets) => {
    const take = ({ data, errors }: Answered) => {
      const same = errors.length > 0 || node.outputRewrites?.length ? undefined : new SameEntities();
      const answer = data === null ? undefined : read(data, undefined, same);
      execution.isShared ||= same?.found === true;
      rewrite(answer);
      for (const target of targets) if (isTree(answer)) mergeInto(schema, target, answer);
      if (data === null) execution.errors.keepRefusal(targets);
      for (const error of errors) execution.errors.keep(targets[0], error.path ?? [], asGraphQLError(node, error));
    };
    try {
      await askFor(node, execution, write(execution.variables), take);
    } catch (error) {
      keepFailure(node, execution, targets, error);
    }
  };
}
