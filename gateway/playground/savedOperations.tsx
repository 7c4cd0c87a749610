import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { type FormEvent, useState } from 'react';
import { chooseSignIn, useSignIns } from './signIns.ts';

/** What the first tab says before anything was opened or written in it. */
export const WELCOME = `# Choose a saved operation above, or write your own.
# Ctrl-Enter runs it, Ctrl-Space completes, the book on the left opens the documentation.

`;

export function SavedOperations() {
  const [index, setIndex] = useState(0);
  const [opened, setOpened] = useState<Journey>();
  const openInTab = useOpenInTab();
  const signIns = useSignIns();

  function open(event: FormEvent) {
    event.preventDefault();
    const journey = JOURNEYS[index];
    if (!journey) return;
    openInTab?.(journey);
    setOpened(journey);
    const fitting = signIns.all.find((one) => isMeantFor(journey, one));
    if (fitting) chooseSignIn(fitting);
  }

  return (
    <form className="saved-operations" onSubmit={open}>
      <label htmlFor="saved-operation">Saved operations</label>
      <select id="saved-operation" value={index} onChange={(event) => setIndex(Number(event.target.value))}>
        {JOURNEYS.map(({ title }, position) => (
          <option key={title} value={position}>
            {title}
          </option>
        ))}
      </select>
      <button type="submit" disabled={!openInTab || JOURNEYS.length === 0}>
        Open
      </button>
      <output className="hint">{opened?.signIn && hintFor(opened, signIns.chosen)}</output>
    </form>
  );
}

interface Person {
  readonly provider: string;
  readonly person: string;
}

function isMeantFor({ signIn }: Journey, { provider, person }: Person) {
  return signIn?.provider === provider && ['', person].includes(signIn.person);
}

function hintFor(journey: Journey, chosen: Person | undefined) {
  const { provider, person } = journey.signIn ?? {};
  if (chosen && isMeantFor(journey, chosen)) return `Runs as ${chosen.person}.`;
  return `To run this, sign in: ${[provider, person].join(' ').trim()}.`;
}

function useOpenInTab() {
  const { addTab } = useGraphiQLActions();
  const { query, variables } = useGraphiQL((state) => ({ query: state.queryEditor, variables: state.variableEditor }));
  if (!query || !variables) return undefined;
  return (journey: Journey) => {
    const untouched = ['', WELCOME.trim()].includes(query.getValue().trim());
    if (!untouched) addTab();
    query.setValue(journey.document);
    variables.setValue(JSON.stringify(journey.variables, null, 2));
  };
}
