"""The stubs: consistent, true of the package, and of use to somebody who writes facts."""

import pathlib
import subprocess
import sys

import taxdiff

STRICT = ["--strict", "--ignore-missing-imports", "--no-incremental", "--cache-dir", "/dev/null"]

USE = """
from decimal import Decimal
import taxdiff
taxdiff.assess({"person": {"employee_id": "1", "tax_year": 2025}, "mainland": {"wages": Decimal(1)}})
rows: int = taxdiff.Summary().rows
"""


def mypy(*arguments: str, cwd: pathlib.Path) -> str:
    command = [sys.executable, "-m", "mypy", *STRICT, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False).stdout


def test_the_package_is_typed(tmp_path: pathlib.Path) -> None:
    (tmp_path / "use.py").write_text(USE)
    found = mypy("-p", "taxdiff", cwd=tmp_path)
    assert found.startswith("Success"), found
    found = mypy("use.py", cwd=tmp_path)
    assert found.startswith("Success"), found
    (tmp_path / "wrong.py").write_text(USE.replace("rows: int", "rows: str"))
    assert "Incompatible types" in mypy("wrong.py", cwd=tmp_path)


def test_the_stub_of_the_engine_is_true(tmp_path: pathlib.Path) -> None:
    command = [sys.executable, "-m", "mypy.stubtest", "--ignore-disjoint-bases", "taxdiff._native"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_what_people_call_is_explained() -> None:
    for name in taxdiff.__all__:
        if not name.startswith("__") and name != "ruleset":
            about = getattr(taxdiff, name).__doc__
            assert about and len(about) > 10, name
