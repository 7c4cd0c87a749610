import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { parse, visit } from 'graphql';

/** The names of a plan, canonical or its own. */
export interface PlanNames {
  /** All that its fetches ask for. */
  readonly asked: ReadonlySet<string>;
  /** Keys and required values: all that its fetches of entities send. */
  readonly needed: ReadonlySet<string>;
}

export function planNames(plan: QueryPlan['node']): PlanNames {
  const [asked, needed] = [new Set<string>(), new Set<string>()];
  for (const fetch of plan && plan.kind !== 'Subscription' ? fetchesOf(plan) : []) {
    addNames(fetch.requires ?? [], needed);
    visit(fetch.operationDocumentNode ?? parse(fetch.operation), {
      Field: ({ name, alias }) => void asked.add(alias?.value ?? name.value),
    });
  }
  return { asked, needed };
}

function fetchesOf(node: PlanNode): FetchNode[] {
  return node.kind === 'Fetch' ? [node] : partsOf(node).flatMap(fetchesOf);
}

function partsOf(node: PlanNode): readonly PlanNode[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes;
    case 'Flatten':
      return [node.node];
    case 'Condition':
      return [node.ifClause, node.elseClause].filter((one) => one !== undefined);
    default:
      return [];
  }
}

function addNames(selections: readonly QueryPlanSelectionNode[], into: Set<string>): void {
  for (const selection of selections) {
    if (selection.kind === 'Field') into.add(selection.alias ?? selection.name);
    addNames(selection.selections ?? [], into);
  }
}
