-- A service's own database: an owner role that migrates, and a runtime role that row-level security binds.
-- Read by the local stack and by the tests; {{database}} and {{password}} are filled in. Statements end with a semicolon at the line's end.
-- Safe to run again.
create role "{{database}}_owner" login password '{{password}}' nosuperuser nocreatedb nocreaterole nobypassrls;
create role "{{database}}_app" login password '{{password}}' nosuperuser nocreatedb nocreaterole nobypassrls;
create database "{{database}}" owner "{{database}}_owner";
revoke all on database "{{database}}" from public;
grant connect on database "{{database}}" to "{{database}}_app";
-- inside the database
revoke all on schema public from public;
alter schema public owner to "{{database}}_owner";
-- What it may do with a table, the migration that makes the table says: nothing is granted by default.
grant usage on schema public to "{{database}}_app";
