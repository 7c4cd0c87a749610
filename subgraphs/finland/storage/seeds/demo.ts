import type { Transaction } from '../../../shared/runtime/database.ts';
import type { Unit } from '../../domain/unit.ts';

const UNITS: readonly Unit[] = [
  {
    id: 'fi-u1',
    kind: 'LIBRARY',
    name: 'Annelan kirjasto',
    municipality: 'Annela',
    contractActive: true,
    training: false,
  },
  { id: 'fi-u2', kind: 'SCHOOL', name: 'Keskuskoulu', municipality: 'Annela', contractActive: true, training: false },
  {
    id: 'fi-u3',
    kind: 'HIGHER_EDUCATION',
    name: 'Pohjolan korkeakoulukirjasto',
    municipality: 'Pohjola',
    contractActive: true,
    training: false,
  },
  {
    id: 'fi-u4',
    kind: 'OTHER',
    name: 'Palvelutalo Koivu',
    municipality: 'Pohjola',
    contractActive: true,
    training: false,
  },
  {
    id: 'fi-u5',
    kind: 'SCHOOL',
    name: 'Vanha kyläkoulu',
    municipality: 'Pohjola',
    contractActive: false,
    training: false,
  },
];

const REGISTRARS = [
  { subject: 'registrar.keskuskoulu', kind: 'MAIN_USER', units: ['fi-u1', 'fi-u2'] },
  { subject: 'registrar.pohjola', kind: 'REGISTRAR', units: ['fi-u3', 'fi-u4', 'fi-u5'] },
];

/** Of Celia's own customer service. */
const CELIA_CLERK = 'celia.palvelut';

/** The units, registrars and the clerk of Celia of the demo; no customers. */
export async function seedDemo(tx: Transaction): Promise<void> {
  for (const { id, kind, name, municipality, contractActive, training } of UNITS) {
    await tx.query(
      `INSERT INTO unit (id, kind, name, municipality, contract_active, training) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (id) DO NOTHING`,
      [id, kind, name, municipality, contractActive, training],
    );
  }
  for (const { subject, kind, units } of REGISTRARS) {
    await tx.query(`INSERT INTO registrar (issuer, subject, kind) VALUES ('staff', $1, $2) ON CONFLICT DO NOTHING`, [
      subject,
      kind,
    ]);
    await tx.query(
      `INSERT INTO registrar_unit (registrar_id, unit_id)
       SELECT registrar.id, unnest($2::text[]) FROM registrar WHERE issuer = 'staff' AND subject = $1
       ON CONFLICT DO NOTHING`,
      [subject, units],
    );
  }
  await tx.query(
    `INSERT INTO registrar (issuer, subject, kind, represents_units)
     VALUES ('staff', $1, 'CELIA', false) ON CONFLICT DO NOTHING`,
    [CELIA_CLERK],
  );
}
