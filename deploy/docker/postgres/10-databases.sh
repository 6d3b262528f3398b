#!/bin/sh
# One database, one owner (migrations) and one plain role (runtime, under row-level security) for each service.
set -eu
for service in permit qualification notification; do
  db="holdpoint_$service"
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
create role ${db}_owner login password '$HOLDPOINT_DB_OWNER_PASSWORD';
create role ${db}_app login password '$HOLDPOINT_DB_APP_PASSWORD' nosuperuser nocreatedb nocreaterole nobypassrls;
create database $db owner ${db}_owner;
revoke connect on database $db from public;
grant connect on database $db to ${db}_app;
SQL
done
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<SQL
create role temporal login createdb password '$TEMPORAL_DB_PASSWORD';
create database temporal owner temporal;
create database temporal_visibility owner temporal;
SQL
