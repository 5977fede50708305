import type { MailTexts } from './mail-texts.ts';

export const en: MailTexts = {
  greeting: (name) => `Dear ${name},`,
  footer: 'This message was sent by Penholder, which runs the round table. Please do not reply to it.',
  roles: {
    'co-chair': 'co-chair',
    penholder: 'penholder',
    secretariat: 'secretariat',
    interpreter: 'interpreter',
    observer: 'observer',
  },
  standings: { head: 'head of delegation', alternate: 'alternate', adviser: 'adviser', expert: 'expert' },
  phases: {
    preparation: 'preparation',
    consultation: 'consultation',
    drafting: 'drafting',
    adoption: 'adoption',
    'follow-up': 'follow-up',
  },
  focalPoint: 'focal point',
  delegationLine: (name, standing) => `Delegation: ${name} (${standing})`,
  roleLine: (role) => `Role: ${role}`,
  signIn: {
    subject: 'Your link to sign in',
    text: (minutes) => `Open this link to sign in. It works once, within ${minutes} minutes:`,
    unasked: 'If you did not ask to sign in, you can ignore this message: nobody can sign in without the link.',
  },
  invitation: {
    subject: (table) => `Invitation: ${table}`,
    text: (table) => `You are invited to take part in the round table “${table}”.`,
    link: (days) =>
      `Open this link to accept and sign in. It works once, within ${days} days; please do not pass it on:`,
    later: 'After that you can sign in at any time with this e-mail address.',
  },
  added: {
    subject: (table) => `You have a new place in ${table}`,
    text: (table) => `You have been given a place in the round table “${table}”.`,
    link: 'You will find it here:',
  },
  key: {
    subject: (table) => `${table}: your key is needed`,
    phase: (from, to, name) =>
      `${name} proposes to move the round table from “${from}” to “${to}”. It takes both co-chairs.`,
    attribution: (name) => `${name} proposes to tell more about who said what than before. It takes both co-chairs.`,
    link: 'Please look at it and decide here:',
  },
};
