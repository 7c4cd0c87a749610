import type { AllInOne } from './allInOne.ts';
import { DEMO_PEOPLE } from './demoPeople.ts';

/** What the terminal shows once everything answers. */
export function banner({ publicUrl, dataFolder, metricsUrl, outside }: AllInOne): string {
  const { port } = new URL(publicUrl);
  const token = port === '' || port === '4000' ? 'npm run token' : `PORT=${port} npm run token`;
  const people = DEMO_PEOPLE.map(({ subject, role }) => `    ${token} -- ${subject.padEnd(22)} ${role}`);
  return `
  Library supergraph is ready.

    ${publicUrl}/             what this is, and demo sign-ins
    ${publicUrl}/playground   the journeys of the three countries
    ${publicUrl}/insight      memberships of the three countries, drawn for analysts
    ${publicUrl}/graphql      the schema, for your client
    ${publicUrl}/mailbox      all mail of the demo
${metricsUrl ? `    ${metricsUrl}   figures of the gateway, for Prometheus\n` : ''}
  A token for a demo person, for the header "Authorization: Bearer ...":
${people.join('\n')}
    ${token} -- 12838520020            a synthetic person of Norway, by ID-porten
    the signIn mutation                     a member in the Netherlands, after following the mailed link

  Outside systems are simulators on loopback:
    identity provider  ${outside.staffIssuer}
    ID-porten          ${outside.idPortenIssuer}
    mail server        ${outside.mailbox.smtpUrl}
    Mollie             ${outside.mollie.origin} (choose there what comes of a payment)

  Ctrl-C stops everything; the data stays in ${dataFolder}.
`;
}
