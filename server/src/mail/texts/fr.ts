import type { MailTexts } from './mail-texts.ts';

export const fr: MailTexts = {
  greeting: (name) => `Bonjour ${name},`,
  footer: 'Ce message a été envoyé par Penholder, qui anime la table ronde. Merci de ne pas y répondre.',
  roles: {
    'co-chair': 'coprésidence',
    penholder: 'rédaction',
    secretariat: 'secrétariat',
    interpreter: 'interprétation',
    observer: 'observation',
  },
  standings: { head: 'chef·fe de délégation', alternate: 'suppléant·e', adviser: 'conseiller·ère', expert: 'expert·e' },
  phases: {
    preparation: 'préparation',
    consultation: 'consultation',
    drafting: 'rédaction',
    adoption: 'adoption',
    'follow-up': 'suivi',
  },
  focalPoint: 'point focal',
  delegationLine: (name, standing) => `Délégation : ${name} (${standing})`,
  roleLine: (role) => `Rôle : ${role}`,
  signIn: {
    subject: 'Votre lien de connexion',
    text: (minutes) => `Ouvrez ce lien pour vous connecter. Il fonctionne une seule fois, pendant ${minutes} minutes :`,
    unasked:
      'Si vous n’avez pas demandé à vous connecter, ignorez ce message : personne ne peut se connecter sans ce lien.',
  },
  invitation: {
    subject: (table) => `Invitation : ${table}`,
    text: (table) => `Vous êtes invité·e à participer à la table ronde « ${table} ».`,
    link: (days) =>
      `Ouvrez ce lien pour accepter et vous connecter. Il fonctionne une seule fois, pendant ${days} jours ; merci de ne pas le transmettre :`,
    later: 'Vous pourrez ensuite vous connecter à tout moment avec cette adresse électronique.',
  },
  added: {
    subject: (table) => `Vous avez une nouvelle place dans ${table}`,
    text: (table) => `Une place vous a été attribuée dans la table ronde « ${table} ».`,
    link: 'Vous la trouverez ici :',
  },
  key: {
    subject: (table) => `${table} : votre clé est attendue`,
    phase: (from, to, name) =>
      `${name} propose de faire passer la table ronde de « ${from} » à « ${to} ». Il faut l’accord des deux coprésidences.`,
    attribution: (name) =>
      `${name} propose d’indiquer plus qu’avant qui a dit quoi. Il faut l’accord des deux coprésidences.`,
    link: 'Merci d’en prendre connaissance et de décider ici :',
  },
};
