/**
 * A saved operation of schema/journeys, which esbuild puts into the script as text.
 */
declare module '*.graphql' {
  const document: string;
  export default document;
}
