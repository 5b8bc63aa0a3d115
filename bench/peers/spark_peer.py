"""Spark MLlib: alternating least squares for implicit feedback, local mode.

spark_peer.py DATA RANK...     seconds of an iteration: the difference of fits of 2 and 5 iterations, divided by 3
"""
import os
import sys

from pyspark.ml.recommendation import ALS
from pyspark.sql import SparkSession

import shared


def fit(ratings, rank, iterations):
    als = ALS(
        rank=rank,
        maxIter=iterations,
        regParam=0.01,
        alpha=20.0,
        implicitPrefs=True,
        userCol="user",
        itemCol="item",
        ratingCol="rating",
        numUserBlocks=4,
        numItemBlocks=4,
        seed=1,
    )
    return als.fit(ratings)


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    # No other host needs to reach the driver.
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.memory", "4g")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    train = shared.gowalla(arguments[0])[0].tocoo()
    rows = [(int(u), int(i), 1.0) for u, i in zip(train.row, train.col)]
    ratings = spark.createDataFrame(rows, "user int, item int, rating float").repartition(4).cache()
    ratings.count()
    fit(ratings, 8, 1)
    print(f"spark version {spark.version}")
    for rank in map(int, arguments[1:]):
        short = shared.timed(lambda: fit(ratings, rank, 2))[0]
        long = shared.timed(lambda: fit(ratings, rank, 5))[0]
        print(f"spark sweep {rank} {(long - short) / 3:.4f}", flush=True)
    spark.stop()


main(sys.argv[1:])
