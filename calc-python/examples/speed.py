"""What `cargo xtask bench` measures of the package: a table in memory, and polars at work on the same columns.

    POLARS_MAX_THREADS=2 python speed.py people.parquet 2

It prints the rows a second of both, the fastest of three runs each, taken in turn. The expression in polars has
the main rules of a year in floating-point numbers: no check, no rounding, no other rule. It is no substitute for
the computation; it says what the machine can do with the columns.
"""

import os
import sys
import time

RUNS = 3

# Annual scale of comprehensive income (Individual Income Tax Law): rates and quick deductions.
ANNUAL = [(0.03, 0), (0.10, 2_520), (0.20, 16_920), (0.25, 31_920), (0.30, 52_920), (0.35, 85_920), (0.45, 181_920)]

# The same by the month, for a bonus by itself: up to which twelfth, rate, quick deduction.
MONTHLY = [
    (3_000, 0.03, 0),
    (12_000, 0.10, 210),
    (25_000, 0.20, 1_410),
    (35_000, 0.25, 2_660),
    (55_000, 0.30, 4_410),
    (80_000, 0.35, 7_160),
]

# Salaries tax: rates and what the bands below are taxed less.
HONG_KONG = [(0.02, 0), (0.06, 2_000), (0.10, 6_000), (0.14, 12_000), (0.17, 18_000)]


def expression(polars):
    """Mainland tax, Hong Kong tax on the same income, and the difference."""

    def amount(name):
        return polars.col(name).cast(polars.Float64).fill_null(0)

    def scale(base, bands):
        steps = [base * rate - less for rate, less in bands]
        return polars.max_horizontal(polars.lit(0.0), *steps)

    wages, bonus, services = amount("wages"), amount("annual_bonus"), amount("labour_services") * 0.8
    deducted = ["social_insurance", "housing_fund", "special_additional_deductions", "donations"]
    taxable = wages + services - 60_000 - polars.sum_horizontal([amount(name) for name in deducted])
    of_bonus = bonus * 0.45 - 15_160
    for up_to, rate, less in reversed(MONTHLY):
        of_bonus = polars.when(bonus / 12 <= up_to).then(bonus * rate - less).otherwise(of_bonus)
    joined, apart = scale(taxable + bonus, ANNUAL), scale(taxable, ANNUAL) + of_bonus
    mainland = polars.min_horizontal(joined, apart)
    income = (wages + bonus + services) / 0.91 - amount("hk_mpf") - amount("hk_donations")
    married = polars.col("hk_marital_status") == "married"
    allowances = polars.when(married).then(264_000).otherwise(132_000)
    parents_and_children = amount("hk_children") * 130_000 + amount("hk_parents_60") * 50_000
    progressive = scale(income - allowances - parents_and_children, HONG_KONG)
    hong_kong = polars.min_horizontal(progressive, income * 0.15) * 0.91
    share, is_known = amount("park_share"), polars.col("clean_record") & polars.col("park_employment")
    benefit = (mainland - hong_kong).clip(0) * share
    return [
        mainland.alias("mainland_tax"),
        hong_kong.alias("hong_kong_tax"),
        polars.when(is_known).then(benefit).otherwise(0).alias("exemption"),
        (mainland - amount("tax_withheld")).alias("due"),
    ]


def main(path, threads):
    if os.environ.get("POLARS_MAX_THREADS") != threads:
        sys.exit("set POLARS_MAX_THREADS to the number of threads")
    import polars
    import taxdiff

    people = polars.read_parquet(path)
    wanted = expression(polars)
    ways = {
        "taxdiff": lambda: taxdiff.assess_table(people, threads=int(threads), keep=[]),
        "polars": lambda: people.select(wanted),
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(RUNS):
        for name, work in ways.items():
            begun = time.perf_counter()
            rows = len(work())
            best[name] = min(best[name], time.perf_counter() - begun)
            if rows != len(people):
                sys.exit(f"{name}: {rows} rows in place of {len(people)}")
    print(*(round(len(people) / seconds) for seconds in best.values()))


main(*sys.argv[1:])
