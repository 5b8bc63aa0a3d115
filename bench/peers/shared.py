"""What the peers have in common: the data, the measures, and the setting of the machine."""
import gzip
import os
import time

import numpy as np
import scipy.sparse as sparse


def gowalla(folder):
    """The published split as two binary users x items matrices."""
    rows = [read(os.path.join(folder, "gowalla", name)) for name in ("train.txt.gz", "test.txt.gz")]
    shape = tuple(max(int(r[axis].max()) for r in rows) + 1 for axis in (0, 1))
    return [sparse.csr_matrix((np.ones(len(u), np.float32), (u, i)), shape=shape) for u, i in rows]


def read(path):
    users, items = [], []
    with gzip.open(path, "rt") as lines:
        for line in lines:
            ids = line.split()
            items.extend(ids[1:])
            users.extend(ids[:1] * (len(ids) - 1))
    return np.array(users, np.int32), np.array(items, np.int32)


def held_out(train, fraction=0.2, seed=7):
    """Cuts a validation part out of the training part, the same share of every user."""
    random = np.random.default_rng(seed)
    test = np.zeros(train.nnz, bool)
    for user in range(train.shape[0]):
        start, end = train.indptr[user], train.indptr[user + 1]
        count = min(end - start - 1, round((end - start) * fraction))
        if count > 0:
            test[random.choice(np.arange(start, end), count, replace=False)] = True
    entries = train.tocoo()
    return [
        sparse.csr_matrix((entries.data[keep], (entries.row[keep], entries.col[keep])), shape=train.shape)
        for keep in (~test, test)
    ]


def measures(lists, truth, k=20):
    """Recall and NDCG at k, the mean over users with a truth."""
    discounts = 1 / np.log2(np.arange(2, k + 2))
    ideal = np.concatenate([[0], np.cumsum(discounts)])
    recall, ndcg, users = 0.0, 0.0, 0
    for user in range(truth.shape[0]):
        wanted = truth.indices[truth.indptr[user] : truth.indptr[user + 1]]
        if len(wanted) == 0:
            continue
        hits = np.isin(lists[user][:k], wanted)
        recall += hits.sum() / len(wanted)
        ndcg += discounts[: len(hits)][hits].sum() / ideal[min(k, len(wanted))]
        users += 1
    return recall / users, ndcg / users


def median(times):
    return float(np.median(times))


def timed(action):
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result
