"""A store on each kind of database, made once and copied for every test."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import SqlStore, migrate, open_store
from tests.database import PostgresServer
from tests.storage.sample import HOME


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("template") / "okrbot.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    """A migrated PostgreSQL database to copy."""
    name = postgres_server.create()
    migrate(postgres_server.url(name))
    return name


@pytest.fixture
def sqlite_store(sqlite_template: Path, tmp_path: Path) -> Iterator[SqlStore]:
    file = tmp_path / "okrbot.db"
    shutil.copy(sqlite_template, file)
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.add_workspace(HOME)
        yield store


@pytest.fixture
def postgres_store(postgres_server: PostgresServer, postgres_template: str) -> Iterator[SqlStore]:
    name = postgres_server.create(template=postgres_template)
    with closing(open_store(postgres_server.url(name))) as store:
        store.add_workspace(HOME)
        yield store
    postgres_server.drop(name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> SqlStore:
    """A store with one workspace, on each kind of database in turn."""
    name = "sqlite_store" if request.param == "sqlite" else "postgres_store"
    chosen: SqlStore = request.getfixturevalue(name)
    return chosen
