/** What an export may be for: the whole list. Kept in the audit trail and in the file itself. */
export const EXPORT_PURPOSES = {
  RESEARCH: 'Research with an approved plan.',
  PLANNING: 'Planning of library services.',
  REPORTING: 'Reports to those who fund or supervise the libraries.',
  QUALITY: 'Looking after the quality of the registers.',
} as const;

export type ExportPurpose = keyof typeof EXPORT_PURPOSES;

export function parsePurpose(text: unknown): ExportPurpose | undefined {
  return typeof text === 'string' && Object.hasOwn(EXPORT_PURPOSES, text) ? (text as ExportPurpose) : undefined;
}
