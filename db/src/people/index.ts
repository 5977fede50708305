export * from './actor.ts';
export * from './mail.ts';
export * from './persons.ts';
export * from './sample-people.ts';
export * from './sign-ins.ts';
export * from './tokens.ts';
