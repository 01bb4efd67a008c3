"""Spark, where there is a Java runtime: the rows of the command line, also when an executor is killed."""

import hashlib
import io
import os
import pathlib
import signal
import sys
import threading
import time

import pyarrow as pa
import pytest
from pyarrow import csv, parquet

import taxdiff

if "TAXDIFF_JAVA" not in os.environ:
    pytest.skip("Spark: cargo xtask test --engines tries it", allow_module_level=True)
pyspark = pytest.importorskip("pyspark")

KEYS = ["employee_id", "tax_year"]


@pytest.fixture(scope="module")
def source(many: pa.Table, tmp_path_factory: pytest.TempPathFactory) -> str:
    """65,636 rows, the last hundred about people who were there before, in several files."""
    table = pa.concat_tables([many, many.slice(20, 100)]).combine_chunks()
    table = table.append_column("row", pa.array(range(1, table.num_rows + 1), pa.int64()))
    folder = tmp_path_factory.mktemp("people")
    for part in range(4):
        rows = table.num_rows // 4 + 1
        parquet.write_table(table.slice(part * rows, rows), folder / f"{part}.parquet")
    return str(folder)


@pytest.fixture(scope="module")
def whole(source: str) -> taxdiff.Results:
    return taxdiff.assess_table(parquet.read_table(source).sort_by("row"), keep=["row", *KEYS])


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["JAVA_HOME"] = str(pathlib.Path(os.environ["TAXDIFF_JAVA"]).resolve().parents[1])
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.executor.memory", "1g")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.files.maxPartitionBytes", "1m")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "5000")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def digest(results: object) -> str:
    """A digest of keys and results as a CSV file has them."""
    table = pa.table(results)
    texts = pa.table({name: table[name].cast(pa.string()) for name in table.column_names})
    out = io.BytesIO()
    csv.write_csv(texts.combine_chunks(), out)
    return hashlib.sha256(out.getvalue()).hexdigest()


def collected(results) -> tuple[pa.Table, dict[int, int]]:
    """The rows in their order without the first rows, and those by row."""
    table = results.toArrow().sort_by("row")
    later = table.select(["row", "first_row"]).drop_null().to_pydict()
    return table.drop_columns("first_row"), dict(zip(later["row"], later["first_row"]))


@pytest.mark.parametrize("broadcast", [True, False])
def test_a_frame_is_worked_out_as_a_table(
    spark, source: str, whole: taxdiff.Results, broadcast: bool
) -> None:
    import taxdiff.spark

    results = taxdiff.spark.assess(spark.read.parquet(source), KEYS, "row", broadcast=broadcast)
    found, first = collected(results)
    assert digest(found) == digest(whole)
    assert first == {65_536 + later: 20 + later for later in range(1, 101) if 65_536 + later in first}
    assert len(first) == whole.summary.codes["duplicate_person_year"] > 90
    assert taxdiff.spark.summary(results) == whole.summary


def test_a_killed_executor_changes_nothing(spark, source: str, whole: taxdiff.Results) -> None:
    import taxdiff.spark

    killed = []

    def kill() -> None:
        for _ in range(600):
            executors = executors_of(spark)
            if len(executors) == 2 and is_working(spark):
                os.kill(executors[0], signal.SIGKILL)
                killed.append(executors[0])
                return
            time.sleep(0.05)

    thread = threading.Thread(target=kill)
    thread.start()
    results = taxdiff.spark.assess(spark.read.parquet(source), KEYS, "row", broadcast=False)
    found, _ = collected(results)
    thread.join()
    assert killed
    assert digest(found) == digest(whole)


def is_working(spark) -> bool:
    tracker = spark.sparkContext.statusTracker()
    stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    return any(stage and stage.numActiveTasks > 0 for stage in stages)


def executors_of(spark) -> list[int]:
    """The processes of the executors, which the driver has started."""
    driver = spark.sparkContext._gateway.proc.pid
    jvms = [driver, *children_of(driver)]
    found = [child for jvm in jvms for child in children_of(jvm)]
    return sorted({pid for pid in found if "CoarseGrainedExecutorBackend" in command_of(pid)})


def children_of(pid: int) -> list[int]:
    try:
        threads = pathlib.Path(f"/proc/{pid}/task").iterdir()
        return [int(child) for task in threads for child in (task / "children").read_text().split()]
    except OSError:
        return []


def command_of(pid: int) -> str:
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def test_a_mistake_of_the_columns_is_raised_at_once(spark) -> None:
    import taxdiff.spark

    columns = "employee_id string, tax_year int, wages array<double>, row long"
    frame = spark.createDataFrame([("1", 2025, [1.0], 1)], columns)
    with pytest.raises(taxdiff.SchemaError) as raised:
        taxdiff.spark.assess(frame, KEYS, "row")
    assert raised.value.column == "wages"
