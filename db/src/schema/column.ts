import type { ColumnType, RawBuilder } from 'kysely';

/** A jsonb column: read as a value, written through `json(value)` so that both drivers agree. */
export type Json<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>;
/** As `Json`, with a default in the database. */
export type JsonDefault<T> = ColumnType<T, RawBuilder<T> | undefined, RawBuilder<T>>;
