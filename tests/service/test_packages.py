import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.errors import Misconfigured
from service import packages

ROOT = Path(__file__).parents[2]


def test_the_five_packages_are_those_of_this_repository() -> None:
    packages.check()


def test_a_package_from_elsewhere_is_named_with_its_place() -> None:
    with pytest.raises(Misconfigured, match="another package named 'json'"):
        packages.check(("json",))


def test_a_missing_package_is_named() -> None:
    with pytest.raises(Misconfigured, match="'no_such_package' is missing"):
        packages.check(("no_such_package",))


def test_another_package_called_agents_ends_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "agents").mkdir()
    (tmp_path / "agents" / "__init__.py").write_text("")
    code = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]; from service.__main__ import main; main()"
    ended = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "another package named 'agents'" in ended.stderr
    assert "Traceback" not in ended.stderr
