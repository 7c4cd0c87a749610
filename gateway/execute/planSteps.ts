import type { PlanNode, ResponsePath } from '@apollo/query-planner';
import type { Step } from './execution.ts';
import { type FetchesOfPlan, fetchStep } from './fetchStep.ts';
import { isTree, type Tree } from './tree.ts';

/** A plan, made ready to be run again and again. */
export function planSteps(plan: FetchesOfPlan, node: PlanNode): Step {
  switch (node.kind) {
    case 'Fetch':
      return fetchStep(plan, node);
    case 'Sequence': {
      const steps = node.nodes.map((one) => planSteps(plan, one));
      return async (execution, targets) => {
        for (const step of steps) await step(execution, targets);
      };
    }
    case 'Parallel': {
      const steps = node.nodes.map((one) => planSteps(plan, one));
      return async (execution, targets) => {
        await Promise.all(steps.map((step) => step(execution, targets)));
      };
    }
    case 'Flatten': {
      const step = planSteps(plan, node.node);
      const { path } = node;
      return async (execution, targets) => {
        const inner = objectsAt(targets, path);
        if (inner.length > 0) await step(execution, inner);
      };
    }
    case 'Condition': {
      const [then, otherwise] = [node.ifClause, node.elseClause].map((one) => one && planSteps(plan, one));
      return async (execution, targets) => {
        const step = execution.conditions[node.condition] === true ? then : otherwise;
        await step?.(execution, targets);
      };
    }
    case 'Defer':
      throw new Error('@defer is not planned for');
  }
}

/** The objects at the path, each once: some stand in more places than one. */
function objectsAt(targets: readonly Tree[], path: ResponsePath): readonly Tree[] {
  let objects = targets;
  for (const key of path) {
    if (key === '@') continue; // lists are opened wherever they stand
    const found = new Set<Tree>();
    for (const object of objects) addObjects(object[key], found);
    objects = [...found];
  }
  return objects;
}

function addObjects(value: unknown, into: Set<Tree>): void {
  if (Array.isArray(value)) for (const item of value) addObjects(item, into);
  else if (isTree(value)) into.add(value);
}
