import { GraphiQL } from 'graphiql';
import { createPortal } from 'react-dom';
import { fetchAnswer } from './fetchAnswer.ts';
import { SavedOperations, WELCOME } from './savedOperations.tsx';
import { SignInChoice } from './signInChoice.tsx';

const SIGN_INS = { '/sign-in/staff': 'Sign in as library staff', '/sign-in/id-porten': 'Sign in with ID-porten' };

/** GraphiQL, with the bar drawn into the page's header so that it also comes first for keyboard and screen reader. */
export function Playground({ bar }: { bar: HTMLElement }) {
  // Variables hold personal numbers and passwords: they end with the browser tab, and there is no history plugin.
  const kept = { storage: sessionStorage, plugins: [], shouldPersistHeaders: false };
  return (
    <GraphiQL {...kept} fetcher={fetchAnswer} defaultQuery={WELCOME} defaultEditorToolsVisibility>
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
      <Bar into={bar} />
    </GraphiQL>
  );
}

function Bar({ into }: { into: HTMLElement }) {
  return createPortal(
    <>
      <h1>Library playground</h1>
      <SavedOperations />
      <SignInChoice legend="Send requests as (other sign-ins go along)" links={SIGN_INS} />
    </>,
    into,
  );
}
