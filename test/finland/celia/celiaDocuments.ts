/** All that Celia's own staff can ask for of a customer. */
export const RECORD_FIELDS = `fragment Record on CeliaCustomerRecord {
  id customerNumber firstName lastName maskedPersonalIdentityCode email language format temporary state markedForDeletionAt
  unit { id name } }`;

export const FOR_CELIA = `query ($code: PersonalIdentityCode!, $celiaPurpose: CeliaLookupPurpose! = CELIA_SERVICE) {
  customerForCelia(personalIdentityCode: $code, purpose: $celiaPurpose) { __typename
    ...Record ... on FinlandRefusal { code field message } } }
${RECORD_FIELDS}`;
