import { z } from 'zod';

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'starts with redis:// or rediss://')
    .optional(),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'starts with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().default('Penholder <no-reply@localhost>'),
  SECRET: z.string().min(32, 'has at least 32 characters').optional(),
  TRUST_PROXY: z.string().optional(),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

/** How this server runs; see docs/operations.md for each variable. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  /** What several nodes on one database tell one another by; without it this is the only one. */
  redisUrl?: string | undefined;
  /** The address that people type, without a slash at the end; https makes cookies Secure. Unset: whatever address a request came to on this machine. */
  publicOrigin: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  secret: string | undefined;
  trustProxy: string | undefined;
  /** Of one sign-in, or of one address without. */
  requestsPerMinute: number;
  logLevel: string;
  /** Whether the development-only sign-in and the list of the sample's people are there. */
  sample: boolean;
  /** Whether the pages are served; tests of the API go without. */
  pages: boolean;
}

export const NEEDS_POSTGRESQL =
  'REDIS_URL is for several nodes on one PostgreSQL, and the embedded database serves one process alone: set DATABASE_URL too, or leave REDIS_URL out.';

/** Reads the configuration from the environment; throws one sentence per wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} is wrong: it ${issue.message}`).join('\n'),
    );
  const e = parsed.data;
  if (e.REDIS_URL && !e.DATABASE_URL) throw new Error(NEEDS_POSTGRESQL);
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL,
    redisUrl: e.REDIS_URL,
    publicOrigin: e.PUBLIC_ORIGIN?.replace(/\/+$/, ''),
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM,
    secret: e.SECRET,
    trustProxy: e.TRUST_PROXY,
    requestsPerMinute: e.REQUESTS_PER_MINUTE,
    logLevel: e.LOG_LEVEL,
    sample: false,
    pages: true,
  };
}
