export const ACCOUNT = `fragment account on LibraryCardAccount {
  id name telephone email homeLibrary { number name }
  registeredAddress { __typename ... on VisibleAddress { lines postcode place country asOf } ... on UndisclosedAddress { notice } }
  cards { number kind state barcode }
  memberships { id country status since through library { code name } acceptedRulesVersion } }`;
export const REFUSAL = `fragment refusal on NorwayRefusal { code message field parts others { code field } }`;

const MEMBERSHIP = `fragment membership on LibraryMembership {
  id status since through acceptedRulesVersion newLendingRules { version } library { code } }`;
const AT_DESK = `fragment atDesk on LibraryCardAtDesk { card { number kind state } membership { ...membership }
  account { id cards { number kind state } memberships { status library { code } } } } ${MEMBERSHIP}`;
const LOCAL = `fragment local on LocalLibraryCard { number state holderKind name telephone email }`;

function changing(field: string, type: string, fragment: string, parts: string): string {
  const input = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const named = { reportCardLost: 'CardNumberInput', unblockLibraryCard: 'CardNumberInput' }[field];
  const printed = { printLibraryCard: 'NewPrintedCardInput', replaceLibraryCard: 'NewPrintedCardInput' }[field];
  return `mutation ($input: ${named ?? printed ?? input}!) { ${field}(input: $input) {
    __typename ... on ${type} { ${fragment} } ...refusal } } ${parts} ${REFUSAL}`;
}

const onMembership = (field: string) => changing(field, 'LibraryMembership', '...membership', MEMBERSHIP);
const onAccount = (field: string) =>
  changing(
    field,
    'LibraryCardAccount',
    `...account temporaryAddress { lines postcode place country through }`,
    ACCOUNT,
  );
const onDesk = (field: string) => changing(field, 'LibraryCardAtDesk', '...atDesk', AT_DESK);
const onCard = (field: string) => changing(field, 'LibraryCard', 'number kind state', '');

/** Of each operation on cards, memberships and addresses, by its name. */
export const CARD_DOCUMENTS = {
  joinLibrary: onMembership('joinLibrary'),
  acceptLendingRules: onMembership('acceptLendingRules'),
  leaveLibrary: onMembership('leaveLibrary'),
  setHomeLibrary: onAccount('setHomeLibrary'),
  setTemporaryAddress: onAccount('setTemporaryAddress'),
  removeTemporaryAddress: onAccount('removeTemporaryAddress'),
  upgradeLocalCard: onAccount('upgradeLocalCard'),
  upgradeLocalCardAtDesk: onAccount('upgradeLocalCardAtDesk'),
  linkLibraryCard: onDesk('linkLibraryCard'),
  printLibraryCard: onDesk('printLibraryCard'),
  replaceLibraryCard: onDesk('replaceLibraryCard'),
  reportCardLost: onCard('reportCardLost'),
  unblockLibraryCard: onCard('unblockLibraryCard'),
  discardLocalCard: changing('discardLocalCard', 'LocalLibraryCard', '...local', LOCAL),
  registerLocalCard: changing('registerLocalCard', 'RegisteredLocalCard', 'card { ...local } warnings', LOCAL),
  cancelLibraryCardAccount: changing(
    'cancelLibraryCardAccount',
    'CancelledLibraryCardAccount',
    'cancelledAt libraries { number name }',
    '',
  ),
  localLibraryCard: `query ($number: String!) { localLibraryCard(number: $number) { ...local } } ${LOCAL}`,
  libraryCardsChangedSince: `query ($since: DateTime, $first: Int! = 50, $after: String) {
    libraryCardsChangedSince(since: $since, first: $first, after: $after) { pageInfo { hasNextPage endCursor }
      edges { cursor node { reference changedAt membership { status } fields { field changedAt }
        account { ...account temporaryAddress { lines postcode place country through } } } } } } ${ACCOUNT}`,
} as const;
