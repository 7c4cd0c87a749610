import type { Mailer } from '../../shared/runtime/mailer.ts';
import { isMailedNowhere } from '../domain/training.ts';

/** A mailer that sends nothing to the addresses of training; what is ordered there counts as sent. */
export function mailOutsideTraining(mailer: Mailer): Mailer {
  return {
    async send(mail) {
      if (!isMailedNowhere(mail.to)) await mailer.send(mail);
    },
    close: () => mailer.close(),
  };
}
