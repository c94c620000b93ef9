import type Libsql from 'libsql'

export type Connection = InstanceType<typeof Libsql>
export type Statement = Libsql.Statement
export type Row = ReadonlyArray<unknown>
