import {
  type ConstDirectiveNode,
  type DocumentNode,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
  visit,
} from 'graphql';
import { joinArguments } from './joinedFields.ts';

const FEDERATIONS_OWN = ['authenticated', 'requiresScopes', 'policy'];
/** Federation's own too, also as federation__policy. */
const SOUNDS_LIKE_ACCESS =
  /auth|scope|role|permission|policy|policies|secur|protect|private|restrict|guard|allow|deny|forbid/i;
/** What something here enforces, by name: clients cannot see what is @inaccessible. Who may do what, subgraphs decide by their own tables. */
const ENFORCED: readonly string[] = ['inaccessible'];

/**
 * A line for each directive that promises protection and that nothing enforces: linked for SECURITY, one of federation's
 * three (also under another name), or one that is named like them. ApolloGateway refuses only the first kind, and serves
 * the field of the others to everybody. For the SDL of a supergraph or of a subgraph.
 */
export function unenforcedDirectives(document: DocumentNode): string[] {
  const found = new Set<string>();
  const note = ({ name }: { name: { value: string } }) => {
    if (SOUNDS_LIKE_ACCESS.test(name.value)) found.add(name.value);
  };
  const noteLinks = ({ directives }: SchemaExtensionNode | SchemaDefinitionNode) => {
    for (const name of linked(directives)) found.add(name);
  };
  visit(document, {
    DirectiveDefinition: note,
    Directive: note,
    SchemaDefinition: noteLinks,
    SchemaExtension: noteLinks,
  });
  return [...found]
    .filter((name) => !ENFORCED.includes(name))
    .map((name) => `@${name} promises protection that nothing enforces`);
}

function linked(directives: readonly ConstDirectiveNode[] | undefined): string[] {
  return joinArguments('link', directives).flatMap(({ url, import: imported, for: purpose, as }) => {
    const spec = String(url).split('/').at(-2) ?? '';
    const renamed = (Array.isArray(imported) ? imported : []).flatMap(localNames);
    return [...(purpose === 'SECURITY' ? [String(as ?? spec)] : []), ...renamed];
  });
}

// { name: "@policy", as: "@fine" } is used as @fine.
function localNames(imported: unknown): string[] {
  if (typeof imported !== 'object' || imported === null || !('name' in imported) || !('as' in imported)) return [];
  const isAccess = FEDERATIONS_OWN.includes(String(imported.name).slice(1));
  return isAccess ? [String(imported.as).replace(/^@/, '')] : [];
}
