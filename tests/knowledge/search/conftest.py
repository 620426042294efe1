from tests.contract.backends import database_url, engine, other_engine

__all__ = ["database_url", "engine", "other_engine"]
