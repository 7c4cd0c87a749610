const FIND = `query ($code: PersonalIdentityCode!, $purpose: CeliaLookupPurpose!) {
  findCeliaCustomer(personalIdentityCode: $code, purpose: $purpose) { __typename } }`;
const DESK = `mutation ($input: RegisterLibraryCardAtDeskInput!) {
  registerLibraryCardAtDesk(input: $input) { __typename ... on NorwayRefusal { code message } } }`;

/** Operations whose variables are wrong in every way that quotes them: type, length, place, name. */
export function forgedVariables(code: string, number: string): { query: string; variables: object }[] {
  const desk = {
    idempotencyKey: 'canary-desk',
    nationalIdentityNumber: number,
    purpose: 'REGISTRATION_AT_DESK',
    cardNumber: 'N183310077',
    telephone: '41234567',
    email: 'nobody@example.no',
    acceptedRulesVersion: '1900-1',
  };
  const find = { code, purpose: 'REGISTRATION' };
  return [
    ...[{ code }, [code], [[code]], 280215, true, null, code.repeat(50), code.repeat(9_000), `${code}\u0000`].map(
      (value) => ({ query: FIND, variables: { ...find, code: value } }),
    ),
    ...[code, { code }, [code], null].map((purpose) => ({ query: FIND, variables: { ...find, purpose } })),
    { query: FIND, variables: { ...find, [code]: code } },
    { query: 'query ($first: Int!) { libraries(first: $first) { totalCount } }', variables: { first: code } },
    { query: 'query ($n: String!) { libraryCard(number: $n) { __typename } }', variables: { n: number } },
    { query: 'query ($id: ID!) { celiaCustomer(id: $id) { __typename } }', variables: { id: code } },
    ...[
      {},
      { nationalIdentityNumber: number.slice(0, 10) },
      { nationalIdentityNumber: [number, number] },
      { registeredAddress: { lines: [number] } },
      { purpose: number },
      { cardNumber: number },
      { telephone: { number } },
      { email: `${number}, ${number}` },
      { acceptedRulesVersion: number },
    ].map((change) => ({ query: DESK, variables: { input: { ...desk, ...change } } })),
  ];
}

/** Operations with the number in their text. */
export function documentsWith(code: string): string[] {
  const find = (argument: string, purpose = 'REGISTRATION') =>
    `{ findCeliaCustomer(personalIdentityCode: ${argument}, purpose: ${purpose}) { __typename } }`;
  return [
    ...[`"${code}"`, `["${code}"]`, `{ code: "${code}" }`, `"""${code}"""`, `"${code}`].map((text) => find(text)),
    find('"x"', `"${code}"`),
    `{ libraries(first: "${code}") { totalCount } }`,
    `{ libraries(first: 5, after: "${code}") { totalCount } }`,
    `query ($c: PersonalIdentityCode = "${code}") ${find('$c')}`,
    `{ viewer { __typename } } "${code}"`,
    `# ${code}\n{ viewer { __typename } }`,
  ];
}

/** Bodies that are no operation. */
export function bodiesWith(code: string): string[] {
  const query = '{ viewer { __typename } }';
  return [
    `{"query":"${code}`,
    code,
    `"${code}"`,
    `[{"query":"${code}"}]`,
    JSON.stringify({ query: 7, variables: { code } }),
    JSON.stringify({ query, variables: code }),
    JSON.stringify({ query, variables: [code], operationName: code }),
    JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash: code } } }),
    JSON.stringify({ query, variables: { code: code.repeat(20_000) } }),
  ];
}
