import { countAccess, findMail, findPerson, listMailsPage, listPersonsPage, queueAgain } from '@penholder/db/people';
import { listPlacesOfPerson } from '@penholder/db/round-tables';
import { conflict, id, type LocalizedText, notFound, refuse } from '@penholder/shared/kernel';
import {
  changeAdministrator as changeAdministratorRoute,
  changePerson as changePersonRoute,
  disablePerson as disablePersonRoute,
  enablePerson as enablePersonRoute,
  getMail,
  getPerson,
  getServerHealth,
  listMails,
  listPersons,
  type Role,
  sendMailAgain,
  type Standing,
} from '@penholder/shared/people';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { cursorOf, placeOf } from '../http/cursor.ts';
import type { Mount } from '../http/mount.ts';
import { SEND_MAIL } from '../mail/queue-mail.ts';
import { withLink } from '../mail/send-mail.ts';
import { changeAdministrator, changePerson, disablePerson, enablePerson } from './administer-person.ts';
import { measureServer } from './measure-server.ts';

type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;
type MailRow = Awaited<ReturnType<typeof listMailsPage>>['rows'][number];

const presentPerson = (row: PersonRow) => ({
  id: row.id,
  name: row.name,
  email: row.email,
  language: row.language,
  isAdministrator: row.is_administrator,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  hasSignedIn: row.email_verified,
  createdAt: row.created_at.toISOString(),
});

const presentMail = (row: Omit<MailRow, 'created_text'>) => ({
  id: row.id,
  to: row.recipient,
  subject: row.subject,
  kind: row.kind,
  status: row.status,
  attempts: row.attempts,
  error: row.error,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  nextAttemptAt: row.status === 'queued' ? row.next_attempt_at.toISOString() : null,
});

interface PlaceOfPerson {
  roundTable: { code: string; title: LocalizedText };
  roles: Role[];
  delegations: { names: LocalizedText; standing: Standing; isValid: boolean }[];
}

function presentPlaces({ roles, delegations }: Awaited<ReturnType<typeof listPlacesOfPerson>>): PlaceOfPerson[] {
  const places = new Map<string, PlaceOfPerson>();
  const at = ({ code, title }: { code: string; title: LocalizedText }) => {
    if (!places.has(code)) places.set(code, { roundTable: { code, title }, roles: [], delegations: [] });
    return places.get(code)!;
  };
  for (const row of roles) at(row).roles.push(row.role);
  for (const row of delegations)
    at(row).delegations.push({ names: row.names, standing: row.standing, isValid: row.is_valid });
  return [...places.values()];
}

const ByName = z.object({ name: z.string(), id: id('person') });
const Newest = z.object({ at: z.string(), id: z.uuid() });

/** What the administrator sees and does. */
export function mountAdministration(mount: Mount, deps: Deps): void {
  const { db, config, clockwork, vault } = deps;
  const noPerson = notFound('person.not-found', 'There is no such person.');
  const noMail = notFound('mail.not-found', 'There is no such mail.');
  const isSending = config.smtpUrl !== undefined;

  mount(listPersons, async ({ query: { search, filter, limit, after } }) => {
    const { rows, more, total } = await listPersonsPage(db, { search, filter, limit, after: placeOf(after, ByName) });
    const last = rows.at(-1);
    return {
      items: rows.map(presentPerson),
      next: more && last ? cursorOf({ name: last.sort_name, id: last.id }) : null,
      total,
    };
  });
  mount(getPerson, async ({ params }) => {
    const person = (await findPerson(db, params.person)) ?? refuse(noPerson);
    const access = await countAccess(db, person.id);
    return {
      ...presentPerson(person),
      signIns: Number(access.signIns),
      passkeys: Number(access.passkeys),
      tokens: Number(access.tokens),
      lastUsedAt: access.lastUsedAt?.toISOString() ?? null,
      places: presentPlaces(await listPlacesOfPerson(db, person.id)),
    };
  });
  mount(changePersonRoute, ({ params, body, person }) => changePerson(deps, params.person, body, person.id));
  mount(disablePersonRoute, ({ params, person }) => disablePerson(deps, params.person, person.id));
  mount(enablePersonRoute, ({ params, person }) => enablePerson(deps, params.person, person.id));
  mount(changeAdministratorRoute, ({ params, body, person }) =>
    changeAdministrator(deps, params.person, body, person.id),
  );

  mount(listMails, async ({ query: { status, search, limit, after } }) => {
    const { rows, more, total } = await listMailsPage(db, { status, search, limit, after: placeOf(after, Newest) });
    const last = rows.at(-1);
    return {
      items: rows.map(presentMail),
      next: more && last ? cursorOf({ at: last.created_text, id: last.id }) : null,
      total,
      isSending,
    };
  });
  mount(getMail, async ({ params }) => {
    const mail = (await findMail(db, params.mail)) ?? refuse(noMail);
    // Where mails are sent, the link is its reader's alone; where they are kept, handing it on is what the outbox is for.
    const link = mail.sealed && !isSending ? vault.open(mail.sealed) : undefined;
    return {
      ...presentMail(mail),
      body: withLink(mail.body, link ?? (mail.body.includes('{link}') ? '…' : undefined)),
    };
  });
  mount(sendMailAgain, async ({ params }) => {
    if (!(await findMail(db, params.mail))) refuse(noMail);
    if (!(await queueAgain(db, params.mail)))
      refuse(conflict('mail.cannot-send-again', 'This mail is on its way or was sent already.'));
    clockwork.nudge(SEND_MAIL);
  });
  mount(getServerHealth, () => measureServer(deps));
}
