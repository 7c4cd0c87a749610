import { useState } from 'react';
import { createPortal } from 'react-dom';
import { SignInChoice } from '../signInChoice.tsx';
import { useSignIns } from '../signIns.ts';
import { ActiveMembers } from './activeMembers.tsx';
import { ByAgeBand } from './byAgeBand.tsx';
import { ByLibrary } from './byLibrary.tsx';
import { JoinsAndEnds } from './joinsAndEnds.tsx';
import { ReleaseNote } from './releaseNote.tsx';
import { useFigures } from './useFigures.ts';

const SIGN_INS = { '/sign-in/staff?to=insight': 'Sign in as an analyst' };
const PERIODS = { 12: 'a year', 24: 'two years', 36: 'three years', 60: 'five years' };

/** Memberships of the three countries, drawn; the bar comes first for keyboard and screen reader. */
export function InsightPage({ bar }: { bar: HTMLElement }) {
  const [months, setMonths] = useState(24);
  const { chosen } = useSignIns();
  const { figures, words } = useFigures(chosen?.token, months);
  return (
    <>
      {createPortal(
        <>
          <h1>Memberships in three countries</h1>
          <Period months={months} choose={setMonths} />
          <SignInChoice legend="Ask as" links={SIGN_INS} />
        </>,
        bar,
      )}
      <p role="status">{words}</p>
      {figures && (
        <>
          <ReleaseNote {...figures} />
          <ActiveMembers {...figures} months={months} />
          <JoinsAndEnds {...figures} months={months} />
          <ByLibrary {...figures} />
          <ByAgeBand {...figures} />
        </>
      )}
    </>
  );
}

function Period({ months, choose }: { months: number; choose: (months: number) => void }) {
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <label htmlFor="period">Months of</label>
      <select id="period" value={months} onChange={(event) => choose(Number(event.target.value))}>
        {Object.entries(PERIODS).map(([count, words]) => (
          <option key={count} value={count}>
            {words}
          </option>
        ))}
      </select>
    </form>
  );
}
