/** Server settings by name. */
export type Settings = Readonly<Record<string, string | number>>

/**
 * The settings of our own server. All stand on its command line: no file in DATA_DIR to drift.
 * Memory: with the app at most 250 MB idle. Source: PostgreSQL documentation, chapter 19.
 */
export function serverSettings(major: number): Settings {
  return { ...reach, ...durability, ...memory, ...(major >= 18 ? memorySince18 : {}), ...silence }
}

/** A relative folder is the cluster's own: 0700, and no path length to think about. */
const reach: Settings = {
  listen_addresses: '',
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  port: 5432,
  max_connections: 40,
  TimeZone: 'UTC',
}

/** Nothing is archived or streamed, so the log of changes holds no more than a crash needs. */
const durability: Settings = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '256MB',
  min_wal_size: '32MB',
}

const memory: Settings = {
  shared_buffers: '32MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_worker_processes: 0,
  max_logical_replication_workers: 0,
  max_parallel_workers_per_gather: 0,
  autovacuum_max_workers: 2,
  jit: 'off',
}

/** Three helper processes fewer. */
const memorySince18: Settings = { io_method: 'sync' }

/**
 * Errors hold the values that were sent, so none is written anywhere: above `log` only "ready",
 * crashes and refusals to start remain, and those without detail or statement.
 */
const silence: Settings = {
  logging_collector: 'off',
  log_destination: 'stderr',
  lc_messages: 'C',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_connections: 'off',
  log_checkpoints: 'off',
  track_activity_query_size: 100,
}

export function settingArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
