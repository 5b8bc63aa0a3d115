package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Imports a Google Merchant feed written as tab-separated text with a header. */
final class MerchantTsv {
    private MerchantTsv() {}

    static void read(ImportRun run) throws IOException {
        TableSample sample = TableSample.of(run.source, ImportFormat.MERCHANT_TSV, run.options);
        if (!sample.columns().contains("id") || !sample.columns().contains("title")) {
            throw new ImportFailure(run.source.path()
                    + ": a Merchant feed begins with a header that has id and title; it has "
                    + String.join(", ", sample.columns()));
        }
        try (RowSource rows = sample.open(run.source)) {
            each(run, rows, sample.columns());
        }
    }

    private static void each(ImportRun run, RowSource rows, List<String> columns) throws IOException {
        MerchantItem item = new MerchantItem(run.options.currency());
        List<String> names = new ArrayList<>(columns);
        while (rows.next() && run.proceed()) {
            String defect = rows.defect();
            if (defect == null && rows.text().indexOf(SourceFile.BROKEN) >= 0) {
                defect = "has bytes that are not text in this charset";
            }
            if (defect != null) {
                run.reject(rows.line(), defect, rows.text());
                continue;
            }
            item.clear();
            for (int i = 0; i < names.size(); i++) {
                item.put(names.get(i), rows.field(i));
            }
            add(run, item, rows);
        }
    }

    private static void add(ImportRun run, MerchantItem item, RowSource rows) {
        try {
            run.items.add(item);
        } catch (InvalidInput refused) {
            run.reject(rows.line(), refused, rows.text());
        }
    }
}
