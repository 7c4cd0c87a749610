import type { Transaction } from '../../../shared/runtime/database.ts';

const LIBRARIES = [
  ['2183300', 'Rana bibliotek'],
  ['2202100', 'Karasjok bibliotek'],
  ['2030100', 'Deichman bibliotek'],
] as const;

const LENDING_RULES = [
  [
    '2183300',
    '2024-1',
    'Lånetiden er tre uker. Kortet er personlig.',
    'https://rana.example.no/laaneregler/2024-1',
    '2024-01-01',
  ],
  [
    '2183300',
    '2026-1',
    'Lånetiden er fire uker. Kortet er personlig. Tap meldes til biblioteket.',
    'https://rana.example.no/laaneregler/2026-1',
    '2026-01-01',
  ],
  [
    '2202100',
    '2025-1',
    'Lånetiden er fire uker. Loaneáigi lea njeallje vahku.',
    'https://karasjok.example.no/laaneregler/2025-1',
    '2025-01-01',
  ],
  [
    '2030100',
    '2025-3',
    'Lånetiden er fire uker. Erstatning betales ved tap.',
    'https://deichman.example.no/laaneregler/2025-3',
    '2025-08-01',
  ],
] as const;

const SERIES = [
  ['4f3f8ff4-3d5f-4e56-9b42-0d1f2a4b0001', '2183300', 'DIGITAL', 183_300_001, 183_309_999],
  ['4f3f8ff4-3d5f-4e56-9b42-0d1f2a4b0002', '2183300', 'PHYSICAL', 183_310_001, 183_319_999],
  ['4f3f8ff4-3d5f-4e56-9b42-0d1f2a4b0003', '2202100', 'DIGITAL', 2_100_001, 2_100_999],
  ['4f3f8ff4-3d5f-4e56-9b42-0d1f2a4b0004', '2202100', 'PHYSICAL', 2_110_001, 2_110_999],
  ['4f3f8ff4-3d5f-4e56-9b42-0d1f2a4b0005', '2030100', 'DIGITAL', 30_100_001, 30_199_999],
  ['4f3f8ff4-3d5f-4e56-9b42-0d1f2a4b0006', '2030100', 'PHYSICAL', 30_200_001, 30_299_999],
] as const;

const STAFF = [
  ['staff', 'desk.rana', '2183300', 'DESK'],
  ['staff', 'desk.karasjok', '2202100', 'DESK'],
  ['staff', 'system.rana', '2183300', 'SYSTEM'],
] as const;

const SERVICES = [
  ['bookbites', 'BookBites e-bøker'],
  ['pressreader', 'PressReader aviser'],
] as const;

const BOUGHT = [
  ['2183300', 'bookbites'],
  ['2030100', 'bookbites'],
  ['2030100', 'pressreader'],
] as const;

/** Three libraries with their rules, reserved numbers, staff and digital services; one lets holders join online. The library numbers are built right but made up. */
export async function seedDemo(tx: Transaction): Promise<void> {
  for (const library of LIBRARIES) await insert(tx, 'library (number, name)', library);
  for (const rules of LENDING_RULES) {
    await insert(tx, 'lending_rules (library, version, text, url, in_force_from)', rules);
  }
  for (const [id, library, kind, first, last] of SERIES) {
    const row = [id, library, kind, first, last, first];
    await insert(tx, 'card_number_series (id, library, kind, first, last, next)', row);
  }
  for (const member of STAFF) await insert(tx, 'library_staff (issuer, subject, library, role)', member);
  await tx.query(`UPDATE library SET self_activation = true WHERE number = '2030100'`);
  for (const service of SERVICES) {
    await insert(tx, 'digital_service (code, name, is_national)', [...service, false]);
  }
  for (const purchase of BOUGHT) await insert(tx, 'library_digital_service (library, service)', purchase);
}

async function insert(tx: Transaction, into: string, row: readonly unknown[]): Promise<void> {
  const places = row.map((_, place) => `$${place + 1}`).join(', ');
  await tx.query(`INSERT INTO ${into} VALUES (${places}) ON CONFLICT DO NOTHING`, [...row]);
}
