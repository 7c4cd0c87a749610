import {
  baseType,
  type CompositeType,
  federationMetadata,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type Selection,
  SelectionSet,
} from '@apollo/federation-internals';

const fitsSchema = SelectionSet.prototype.canRebaseOn;

/**
 * Mends the planner of 2.14: it takes a subgraph that merely declares a field (@external, for one that requires it) for
 * one that has it, and asks it there. So it does where a required field itself requires one of the subgraph that wants
 * it: what is required is then computed of nothing. `canRebaseOn` decides it, for fetches that are about to be joined.
 */
export function keepExternalFieldsApart(): void {
  SelectionSet.prototype.canRebaseOn = function (this: SelectionSet, type: CompositeType) {
    return fitsSchema.call(this, type) && this.selections().every((selection) => isHad(selection, type));
  };
}

function isHad(selection: Selection, type: CompositeType): boolean {
  if (selection.kind === 'FragmentSelection') {
    const cast = type.schema().type(selection.element.typeCondition?.name ?? type.name);
    return !cast || !isCompositeType(cast) || selection.selectionSet.selections().every((one) => isHad(one, cast));
  }
  const field = isObjectType(type) || isInterfaceType(type) ? type.field(selection.element.name) : undefined;
  if (!field) return true; // __typename
  if (federationMetadata(type.schema())?.isFieldExternal(field)) return false;
  const below = field.type && baseType(field.type);
  return (
    !below ||
    !isCompositeType(below) ||
    (selection.selectionSet?.selections().every((one) => isHad(one, below)) ?? true)
  );
}
