# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
"""Writes the Parquet files of the tests with pyarrow; all values by formula of the row k (see rows below)."""
import pathlib
import pyarrow as pa
import pyarrow.parquet as pq

ROWS = 300
rows = range(ROWS)
missing = [k % 5 == 3 for k in rows]


def some(values):
    """Every fifth value is missing."""
    return [None if gone else value for value, gone in zip(values, missing)]


table = pa.table({
    "whole": pa.array([7 * k - 100 for k in rows], pa.int32()),
    "large": pa.array([10**12 * (-1)**k + k for k in rows], pa.int64()),
    "single": pa.array([k / 8 for k in rows], pa.float32()),
    "double": pa.array(some([1 / (k + 1) for k in rows]), pa.float64()),
    "truth": pa.array(some([k % 3 == 0 for k in rows]), pa.bool_()),
    "text": pa.array(some([f"step {k % 7} \u00b5" for k in rows]), pa.string()),
    "instant": pa.array([1_700_000_000_000 + 250 * k for k in rows], pa.timestamp("ms", "UTC")),
    "local": pa.array([1_700_000_000_000_000_000 + 1000 * k for k in rows], pa.timestamp("ns")),
    "small": pa.array([k % 250 for k in rows], pa.uint8()),
    "empty": pa.array([None] * ROWS, pa.float64()),
    "nested": pa.array([{"a": k} for k in rows]),
    "list": pa.array([[k] for k in rows]),
})
folder = pathlib.Path(__file__).parent / "parquet"
forms = [("none", "1.0", True), ("none", "2.0", False), ("snappy", "1.0", True), ("snappy", "2.0", False),
         ("gzip", "1.0", False), ("gzip", "2.0", True), ("zstd", "1.0", True), ("zstd", "2.0", False)]
for codec, version, dictionary in forms:
    pq.write_table(table, folder / f"{codec}_{version[0]}_{'dictionary' if dictionary else 'plain'}.parquet",
                   compression=codec, data_page_version=version, use_dictionary=dictionary, row_group_size=130,
                   data_page_size=600, write_page_checksum=codec != "none", write_statistics=False,
                   store_schema=False)
pq.write_table(table.drop(["text", "nested", "list", "instant", "local", "empty"]), folder / "other_encodings.parquet",
               use_dictionary=False, compression="none", data_page_version="2.0", write_statistics=False,
               store_schema=False, column_encoding={
                   "whole": "DELTA_BINARY_PACKED", "large": "DELTA_BINARY_PACKED", "small": "DELTA_BINARY_PACKED",
                   "single": "BYTE_STREAM_SPLIT", "double": "BYTE_STREAM_SPLIT", "truth": "RLE"})
pq.write_table(table.select(["whole", "text"]), folder / "unread.parquet", use_dictionary=False, compression="brotli",
               write_statistics=False, store_schema=False, column_encoding={
                   "whole": "PLAIN", "text": "DELTA_LENGTH_BYTE_ARRAY"})
