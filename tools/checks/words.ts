import type { Finding } from './finding.ts';
import { textOf, trackedFiles } from './tracked.ts';

/** What must not stand in any file, and why. */
const FORBIDDEN: { sign: RegExp; why: string }[] = [
  {
    sign: /(?:^|[\s'"`(=:])\/(?:home|root|Users|work|workspace|mnt|media|tmp)\/\w[\w./-]*/gm,
    why: 'a path of somebody’s machine',
  },
  {
    sign: /\bhttps?:\/\/(?:[\w.-]*(?:registry|artifactory|nexus|mirror|verdaccio)[\w.-]*|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+)(?::\d+)?/g,
    why: 'the address of a registry or of a private network',
  },
  { sign: /\b(?:TODO|FIXME|XXX|HACK)\b/g, why: 'work left undone: an issue is the place for it' },
  { sign: /^(?:<{7}|>{7}) /gm, why: 'a merge left undone' },
  { sign: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}\b/g, why: 'a secret' },
];

/** This file says them by way of forbidding, and its test by way of trying. */
const EXCEPTED = /^tools\/checks\/words(\.test)?\.ts$/;

export const wordsIn = (text: string): { word: string; why: string; line: number }[] =>
  FORBIDDEN.flatMap(({ sign, why }) =>
    [...text.matchAll(sign)].map((match) => ({
      word: match[0].trim(),
      why,
      line: text.slice(0, match.index + 1).split('\n').length,
    })),
  );

/** No file points at somebody's machine, at a registry, or at work left undone; none holds a secret. */
export function words(root: string): Finding {
  const files = trackedFiles(root).filter((file) => !EXCEPTED.test(file));
  return {
    problems: files.flatMap((file) =>
      wordsIn(textOf(root, file) ?? '').map(({ word, why, line }) => `${file}:${line} ${word}: ${why}`),
    ),
    saw: `${files.length} files`,
  };
}
