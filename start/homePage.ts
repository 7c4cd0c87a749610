import { html, page } from '../subgraphs/shared/runtime/page.ts';
import { DEMO_PEOPLE } from './demoPeople.ts';

/** What this is and where to begin; no script, to be sent with `pageHeaders()`. */
export function homePage(publicUrl: string): string {
  const staff = DEMO_PEOPLE.map(
    ({ subject, role }) => html`<li><a href="/sign-in/staff?as=${subject}">${subject}</a>: ${role}</li>`,
  );
  return page(
    'Library supergraph',
    html`<p>One GraphQL schema over three national library registration systems: digital-only memberships of the Netherlands,
the national library card of Norway, and the patrons of Finland's accessibility library Celia. This is the demo: the
registers are real, the systems outside them are simulators, and every person is made up.</p>
<ul>
<li><a href="/playground">Playground</a>, with the journeys of the three countries as saved operations</li>
<li><a href="/insight">Insight</a>: memberships of the three countries, drawn for analysts (sign in as analyst.one)</li>
<li><a href="/mailbox">Mailbox</a>, where all mail of the demo arrives</li>
<li><code>${publicUrl}/graphql</code>, for your own client; introspection is on</li>
<li><a href="/health/live">/health/live</a> and <a href="/health/ready">/health/ready</a></li>
</ul>
<h2>Sign in</h2>
<p>As staff:</p>
<ul>${staff}</ul>
<p>As a patron in Norway: <a href="/sign-in/id-porten">ID-porten (simulator)</a>, where you choose one of its synthetic people.</p>
<p>As a patron in the Netherlands: the <code>signIn</code> mutation answers a token, once the mailed link was followed.</p>
<p>As a customer of Celia in Finland: the <code>signInToCelianet</code> mutation, likewise.</p>
<p>On the command line: <code>npm run token -- desk.annen</code> prints a token.</p>`,
  );
}
