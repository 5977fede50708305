import type { MailTexts } from './mail-texts.ts';

export const es: MailTexts = {
  greeting: (name) => `Hola, ${name}:`,
  footer: 'Este mensaje lo envía Penholder, que gestiona la mesa redonda. Le rogamos que no responda.',
  roles: {
    'co-chair': 'copresidencia',
    penholder: 'redacción',
    secretariat: 'secretaría',
    interpreter: 'interpretación',
    observer: 'observación',
  },
  standings: {
    head: 'jefatura de la delegación',
    alternate: 'suplencia',
    adviser: 'asesoría',
    expert: 'pericia técnica',
  },
  phases: {
    preparation: 'preparación',
    consultation: 'consulta',
    drafting: 'redacción',
    adoption: 'adopción',
    'follow-up': 'seguimiento',
  },
  focalPoint: 'punto focal',
  delegationLine: (name, standing) => `Delegación: ${name} (${standing})`,
  roleLine: (role) => `Función: ${role}`,
  signIn: {
    subject: 'Su enlace para entrar',
    text: (minutes) => `Abra este enlace para entrar. Funciona una sola vez, durante ${minutes} minutos:`,
    unasked: 'Si no ha pedido entrar, puede ignorar este mensaje: nadie puede entrar sin el enlace.',
  },
  invitation: {
    subject: (table) => `Invitación: ${table}`,
    text: (table) => `Se le invita a participar en la mesa redonda «${table}».`,
    link: (days) =>
      `Abra este enlace para aceptar y entrar. Funciona una sola vez, durante ${days} días; le rogamos que no lo reenvíe:`,
    later: 'Después podrá entrar en cualquier momento con esta dirección de correo electrónico.',
  },
  added: {
    subject: (table) => `Tiene un nuevo lugar en ${table}`,
    text: (table) => `Se le ha asignado un lugar en la mesa redonda «${table}».`,
    link: 'Lo encontrará aquí:',
  },
  key: {
    subject: (table) => `${table}: se espera su llave`,
    phase: (from, to, name) =>
      `${name} propone que la mesa redonda pase de «${from}» a «${to}». Se necesita a ambas copresidencias.`,
    attribution: (name) =>
      `${name} propone que se indique más que antes quién dijo qué. Se necesita a ambas copresidencias.`,
    link: 'Le rogamos que lo examine y decida aquí:',
  },
};
