"""The databases that other tests are given are real, empty and their own."""

import psycopg
import pytest
from sqlalchemy import create_engine, inspect, text

from tests.database import PostgresServer


@pytest.mark.postgres
def test_a_postgres_database_is_empty_and_new_for_every_test(
    postgres_url: str, postgres_server: PostgresServer
) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []
        assert connection.execute(text("SHOW fsync")).scalar() == "off"
        connection.execute(text("CREATE TABLE note (words text)"))
    engine.dispose()
    other = create_engine(postgres_server.url(postgres_server.create()))
    with other.connect() as connection:
        assert inspect(connection).get_table_names() == []
    other.dispose()


@pytest.mark.postgres
def test_a_postgres_database_can_be_made_as_a_copy_of_another(postgres_server: PostgresServer) -> None:
    original = postgres_server.create()
    engine = create_engine(postgres_server.url(original))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (words text)"))
    engine.dispose()
    copy = create_engine(postgres_server.url(postgres_server.create(template=original)))
    with copy.connect() as connection:
        assert inspect(connection).get_table_names() == ["note"]
    copy.dispose()


@pytest.mark.postgres
def test_dropping_a_database_ends_the_connections_a_test_left_open(postgres_server: PostgresServer) -> None:
    name = postgres_server.create()
    engine = create_engine(postgres_server.url(name))
    connection = engine.connect()
    postgres_server.drop(name)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"host={postgres_server.folder} user=postgres dbname={name}")
    connection.invalidate()
    connection.close()
    engine.dispose()


def test_an_sqlite_database_is_a_file_of_its_own(sqlite_url: str) -> None:
    engine = create_engine(sqlite_url)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()
