import { type DirectiveNode, type DocumentNode, Kind, type SelectionNode, visit } from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** The variables that @skip and @include of the document ask for. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const value = conditionOf(directive);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** Whether @skip and @include leave the selection in. */
export function isIncluded({ directives = [] }: SelectionNode, values: Values): boolean {
  return directives.every((directive) => {
    const value = conditionOf(directive);
    if (!value) return true;
    const given = value.kind === Kind.VARIABLE ? values[value.name.value] : value.kind === Kind.BOOLEAN && value.value;
    return (given === true) === (directive.name.value === 'include');
  });
}

/** Whether @skip or @include leave the selection out whatever the variables are. */
export function isNever({ directives = [] }: SelectionNode): boolean {
  return directives.some((directive) => {
    const value = conditionOf(directive);
    return value?.kind === Kind.BOOLEAN && value.value !== (directive.name.value === 'include');
  });
}

function conditionOf({ name, arguments: given = [] }: DirectiveNode) {
  const isCondition = name.value === 'include' || name.value === 'skip';
  return isCondition ? given.find((argument) => argument.name.value === 'if')?.value : undefined;
}
