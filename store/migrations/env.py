"""Alembic runs this: it works inside the transaction that `store.upgrade` opened."""

from alembic import context

from store.tables import metadata

context.configure(
    connection=context.config.attributes["unit"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
    transactional_ddl=True,  # both engines undo a half-done change; Alembic assumes that SQLite cannot
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
