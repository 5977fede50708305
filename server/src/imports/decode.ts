import { malformed } from './refusals.ts';

/** A text and the encoding that it was found to be in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** How much of a file is looked at to tell UTF-16 by its zeros. */
const LOOKED_AT = 4096;

/**
 * Decodes a text: by its byte order mark, else as UTF-8 where it is that, as UTF-16 where every second byte is zero, and
 * else as Windows-1252, which spreadsheets write in many offices. Refuses what is no text.
 */
export function decodeText(file: Uint8Array): Decoded {
  const decoded = tryDecode(file);
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000E-\u001A]/.test(decoded.text)) throw malformed('it is no text');
  return { ...decoded, text: decoded.text.replace(/^\uFEFF/, '') };
}

function tryDecode(file: Uint8Array): Decoded {
  const as = (encoding: Decoded['encoding']): Decoded => {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(file), encoding };
    } catch {
      throw malformed('its letters are in an unknown encoding');
    }
  };
  if (file[0] === 0xff && file[1] === 0xfe) return as('utf-16le');
  if (file[0] === 0xfe && file[1] === 0xff) return as('utf-16be');
  if (file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf) return as('utf-8');
  const first = file.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of first.entries()) if (byte === 0) zeros[at % 2]!++;
  // A text in Latin letters has a zero in every pair of bytes; one in other scripts still has its commas and line breaks.
  if (zeros[1]! > first.length / 20 && zeros[0] === 0) return as('utf-16le');
  if (zeros[0]! > first.length / 20 && zeros[1] === 0) return as('utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file), encoding: 'utf-8' };
  } catch {
    return as('windows-1252');
  }
}
