import { z } from 'zod';

const SHAPE = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\.]+(\.[^\s@<>(),;:"[\]\\.]+)+$/u;

/** Whether a text has the shape of an address that mail can be sent to. */
export const isEmailAddress = (text: string): boolean => text.length <= 254 && SHAPE.test(text);

/** An address, kept in lower case. */
export const EmailAddress = z.string().trim().toLowerCase().refine(isEmailAddress, 'This is not an e-mail address.');

/** A person's name as they write it. */
export const PersonName = z.string().trim().min(1).max(200);
