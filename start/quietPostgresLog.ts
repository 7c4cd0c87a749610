/**
 * Settings by which PostgreSQL's own log holds no value of a statement: no error of one (it quotes values), no statement,
 * no parameter, whatever postgresql.conf or ALTER SYSTEM says. docker-compose.yml gives its server the same.
 */
export const QUIET_LOG = [
  'log_min_messages=log',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
  'log_statement=none',
  'log_duration=off',
  'log_min_duration_statement=-1',
  'log_min_duration_sample=-1',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
];
