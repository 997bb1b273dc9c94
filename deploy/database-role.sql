-- The role of the application: it reads and writes rows, and makes, changes and drops no table. Run by the owner of the
-- tables, with psql's variable `password`.
CREATE ROLE shebao_app LOGIN PASSWORD :'password';
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO shebao_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO shebao_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO shebao_app;
-- The audit log can only be added to. A new index key changes its digests. No entry of the history can be changed.
REVOKE UPDATE, DELETE, TRUNCATE ON audit, archived_history FROM shebao_app;
REVOKE UPDATE, TRUNCATE ON history FROM shebao_app;
GRANT UPDATE (digest) ON audit TO shebao_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO shebao_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO shebao_app;
