/**
 * The nature of what makes reading hard. It concerns health: kept only with a consent of its own, sealed, and read back by
 * the person and by Celia's own staff for a purpose; not by the registrar who typed it.
 */
export const READING_DISABILITIES = {
  BLINDNESS: 'Blindness.',
  VISUAL_IMPAIRMENT: 'Weakened sight or another visual impairment.',
  DYSLEXIA: 'Dyslexia.',
  LEARNING_DIFFICULTY: 'A learning difficulty.',
  LANGUAGE_DISORDER: 'A language disorder.',
  APHASIA: 'Aphasia.',
  ATTENTION_OR_MEMORY: 'Difficulties with attention or memory.',
  INTELLECTUAL_DISABILITY: 'An intellectual disability.',
  MENTAL_HEALTH: 'A problem of mental health.',
  PHYSICAL: 'A physical limitation: CP, MS, a muscle disease, rheumatism, Parkinson’s disease, weak muscles.',
  CONVALESCENCE: 'Convalescence: for a time.',
  OTHER: 'Another functional limitation.',
} as const;
export type ReadingDisability = keyof typeof READING_DISABILITIES;

/** As it is sealed. */
export interface RecordedReadingDisability {
  readonly category: ReadingDisability;
  readonly recordedAt: Date;
}
