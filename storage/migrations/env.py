"""What Alembic runs: `storage.schema` has opened the connection and holds the lock."""

from alembic import context

from storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
