import { z } from 'zod';
import { defineRoute, id, Language, LocalizedText, pageOf, PageQuery } from '../kernel/index.ts';
import { ROLES, STANDINGS } from './actor.ts';
import { EmailAddress, PersonName } from './email-address.ts';

const When = z.iso.datetime();
const OnePerson = z.object({ person: id('person') });

export const PERSON_FILTERS = ['all', 'administrators', 'disabled', 'never-signed-in'] as const;

const PersonLine = z.object({
  id: id('person'),
  name: z.string(),
  email: z.string(),
  language: Language,
  isAdministrator: z.boolean(),
  disabledAt: When.nullable(),
  hasSignedIn: z.boolean(),
  createdAt: When,
});

export const listPersons = defineRoute({
  method: 'GET',
  path: '/admin/persons',
  summary: 'Everyone known to this server, by name',
  policy: { who: 'administrator' },
  query: PageQuery.extend({
    search: z.string().trim().max(200).optional(),
    filter: z.enum(PERSON_FILTERS).default('all'),
  }),
  reply: pageOf(PersonLine),
});

export const getPerson = defineRoute({
  method: 'GET',
  path: '/admin/persons/:person',
  summary: 'A person with their places and how they sign in',
  policy: { who: 'administrator' },
  params: OnePerson,
  reply: PersonLine.extend({
    signIns: z.number().int(),
    passkeys: z.number().int(),
    tokens: z.number().int(),
    lastUsedAt: When.nullable(),
    places: z.array(
      z.object({
        roundTable: z.object({ code: z.string(), title: LocalizedText }),
        roles: z.array(z.enum(ROLES)),
        delegations: z.array(z.object({ names: LocalizedText, standing: z.enum(STANDINGS), isValid: z.boolean() })),
      }),
    ),
  }),
  refusals: ['person.not-found'],
});

export const changePerson = defineRoute({
  method: 'PATCH',
  path: '/admin/persons/:person',
  summary: 'Correct a person’s name, address or language; a new address ends their sign-ins',
  policy: { who: 'administrator' },
  params: OnePerson,
  body: z.object({ name: PersonName.optional(), email: EmailAddress.optional(), language: Language.optional() }),
  refusals: ['person.not-found', 'person.address-taken'],
});

export const disablePerson = defineRoute({
  method: 'POST',
  path: '/admin/persons/:person/disable',
  summary: 'Shut a person out at once: their sign-ins, tokens and links end',
  policy: { who: 'administrator' },
  params: OnePerson,
  refusals: ['person.not-found', 'person.is-yourself', 'person.last-administrator'],
});

export const enablePerson = defineRoute({
  method: 'POST',
  path: '/admin/persons/:person/enable',
  summary: 'Let a disabled person sign in again',
  policy: { who: 'administrator' },
  params: OnePerson,
  refusals: ['person.not-found'],
});

export const changeAdministrator = defineRoute({
  method: 'POST',
  path: '/admin/persons/:person/administrator',
  summary: 'Make a person an administrator or not; their address is typed again to confirm',
  policy: { who: 'administrator' },
  params: OnePerson,
  body: z.object({ isAdministrator: z.boolean(), confirm: EmailAddress }),
  refusals: [
    'person.not-found',
    'person.not-confirmed',
    'person.disabled',
    'person.is-yourself',
    'person.last-administrator',
  ],
});

// Outbox

export const MAIL_STATUSES = ['queued', 'sent', 'kept', 'failed'] as const;
const OneMail = z.object({ mail: z.uuid() });
const MailLine = z.object({
  id: z.uuid(),
  to: z.string(),
  subject: z.string(),
  kind: z.string(),
  status: z.enum(MAIL_STATUSES),
  attempts: z.number().int(),
  error: z.string().nullable(),
  createdAt: When,
  sentAt: When.nullable(),
  nextAttemptAt: When.nullable(),
});

export const listMails = defineRoute({
  method: 'GET',
  path: '/admin/mails',
  summary: 'The outbox, newest first',
  policy: { who: 'administrator' },
  query: PageQuery.extend({ status: z.enum(MAIL_STATUSES).optional(), search: z.string().trim().max(200).optional() }),
  reply: pageOf(MailLine).extend({ isSending: z.boolean() }),
});

export const getMail = defineRoute({
  method: 'GET',
  path: '/admin/mails/:mail',
  summary: 'A mail as it was or will be sent; the sign-in link in it only where no mail is sent',
  policy: { who: 'administrator' },
  params: OneMail,
  reply: MailLine.extend({ body: z.string() }),
  refusals: ['mail.not-found'],
});

export const sendMailAgain = defineRoute({
  method: 'POST',
  path: '/admin/mails/:mail/send-again',
  summary: 'Try a mail that failed or was kept once more',
  policy: { who: 'administrator' },
  params: OneMail,
  refusals: ['mail.not-found', 'mail.cannot-send-again'],
});

// Health

export const getServerHealth = defineRoute({
  method: 'GET',
  path: '/admin/health',
  summary: 'How the server is',
  policy: { who: 'administrator' },
  reply: z.object({
    version: z.string(),
    node: z.string(),
    startedAt: When,
    database: z.object({
      kind: z.enum(['postgresql', 'embedded']),
      version: z.string(),
      bytes: z.number().int(),
      commitMilliseconds: z.number().nullable(),
    }),
    memoryBytes: z.number().int(),
    mail: z.object({
      isSending: z.boolean(),
      queued: z.number().int(),
      kept: z.number().int(),
      failed: z.number().int(),
      oldestQueuedAt: When.nullable(),
    }),
    persons: z.number().int(),
    signIns: z.number().int(),
    roundTables: z.number().int(),
    publicOrigin: z.string().nullable(),
  }),
});
