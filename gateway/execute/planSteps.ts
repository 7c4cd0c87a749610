import type { PlanNode, ResponsePath } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { Step } from './execution.ts';
import { fetchStep } from './fetchStep.ts';
import { isTree, type Tree } from './tree.ts';

/** A plan, made ready to be run again and again. `schema`: the supergraph's, nothing hidden. */
export function planSteps(schema: GraphQLSchema, node: PlanNode): Step {
  switch (node.kind) {
    case 'Fetch':
      return fetchStep(schema, node);
    case 'Sequence': {
      const steps = node.nodes.map((one) => planSteps(schema, one));
      return async (execution, targets) => {
        for (const step of steps) await step(execution, targets);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((one) => planSteps(schema, one));
      return async (execution, targets) => {
        await Promise.all(steps.map((step) => step(execution, targets)));
      };
    }
    case 'Flatten': {
      const step = planSteps(schema, node.node);
      return async (execution, targets) => {
        const inner: Tree[] = [];
        for (const target of targets) objectsAt(target, node.path, 0, inner);
        if (inner.length > 0) await step(execution, inner);
      };
    }
    case 'Condition': {
      const [then, otherwise] = [node.ifClause, node.elseClause].map((one) => one && planSteps(schema, one));
      return async (execution, targets) => {
        const step = execution.conditions[node.condition] === true ? then : otherwise;
        await step?.(execution, targets);
      };
    }
    case 'Defer':
      throw new Error('@defer is not planned for');
  }
}

function objectsAt(value: unknown, path: ResponsePath, from: number, into: Tree[]): void {
  if (Array.isArray(value)) {
    const next = path[from] === '@' ? from + 1 : from;
    for (const item of value) objectsAt(item, path, next, into);
  } else if (isTree(value)) {
    const key = path[from];
    if (key === undefined) into.push(value);
    else objectsAt(value[key], path, from + 1, into);
  }
}
