"""The store: schema, migrations, queries, search, export."""
