import type { FetchNode } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { answerReader, entityReader } from './answerReader.ts';
import { asGraphQLError, askFor, keepFailure } from './askSubgraph.ts';
import { entityFetchStep } from './entityFetchStep.ts';
import type { Step } from './execution.ts';
import { mergeInto } from './mergeInto.ts';
import { rewriter } from './rewrites.ts';
import { isTree } from './tree.ts';

/** A fetch of root fields, or of entities by their representations. */
export function fetchStep(schema: GraphQLSchema, node: FetchNode): Step {
  const document = node.operationDocumentNode ?? parse(node.operation);
  return node.requires
    ? entityFetchStep(schema, node, entityReader(schema, document))
    : rootFetchStep(schema, node, document);
}

function rootFetchStep(schema: GraphQLSchema, node: FetchNode, document: DocumentNode): Step {
  const read = answerReader(schema, document);
  const rewrite = rewriter(schema, node.outputRewrites);
  return async (execution, targets) => {
    try {
      const { data, errors } = await askFor(node, execution, {});
      const answer = data === null ? undefined : read(data);
      rewrite(answer);
      for (const target of targets) if (isTree(answer)) mergeInto(schema, target, answer);
      if (data === null) execution.errors.keepSilence(targets);
      for (const error of errors) execution.errors.keep(targets[0], error.path ?? [], asGraphQLError(node, error));
    } catch (error) {
      keepFailure(node, execution, targets, error);
    }
  };
}
