# PostgreSQL as an ordinary user, on a private port, with data that is thrown away. Sourced by tests/run and bench/run.
export PATH="$PATH:/usr/lib/postgresql/15/bin:/usr/lib/postgresql/16/bin:/usr/lib/postgresql/17/bin"
postgres_folder=
postgres_port=54329

as_ordinary_user() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- env "PATH=$PATH" "$@"; else "$@"; fi
}

# Options beyond those every such server has, for example: start_postgres -c fsync=off
start_postgres() {
  postgres_folder=$(mktemp -d /tmp/takt-postgres-XXXXXX)
  if [ "$(id -u)" = 0 ]; then chown postgres "$postgres_folder"; fi
  while (exec 3<>"/dev/tcp/127.0.0.1/$postgres_port") 2>/dev/null; do postgres_port=$((postgres_port + 1)); done
  as_ordinary_user initdb -D "$postgres_folder/data" -U takt --auth=trust -E UTF8 --locale=C.UTF-8 >/dev/null &&
    as_ordinary_user pg_ctl -D "$postgres_folder/data" -w -l "$postgres_folder/log" \
      -o "-p $postgres_port -k $postgres_folder -c max_connections=400 -c listen_addresses=127.0.0.1 $*" start >/dev/null
}

stop_postgres() {
  [ -n "$postgres_folder" ] || return 0
  as_ordinary_user pg_ctl -D "$postgres_folder/data" -m immediate stop >/dev/null 2>&1
  rm -rf "$postgres_folder"
}
trap stop_postgres EXIT
