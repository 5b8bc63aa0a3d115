package io.daogou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailLogTest {
    @TempDir
    private Path folder;

    @Test
    void onlySalesOfGoodsToKnownCustomersCountAndTheyAreInOrder() throws IOException {
        Path file = folder.resolve("log.csv.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("""
                    InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                    2,22222,"LAMP, RED",1,2011-02-01 10:00:00,2.00,7.0,France
                    1,11111a,PLATE,1,2011-01-01 10:00:00,1.00,7.0,France
                    C3,11111a,PLATE,-1,2011-01-02 10:00:00,1.00,7.0,France
                    4,POST,POSTAGE,1,2011-01-02 10:00:00,1.00,7.0,France
                    5,11111A,PLATE,1,2011-01-02 10:00:00,1.00,,France
                    """.getBytes(StandardCharsets.UTF_8));
        }
        RetailLog log = RetailLog.read(file);
        assertThat(log.users()).isEqualTo(1);
        assertThat(log.items()).isEqualTo(2);
        assertThat(log.purchases().stream().map(RetailLog.Purchase::item)).containsExactly(1, 0);
        assertThat(log.catalogue().getFirst().text()).isEqualTo("LAMP, RED");
        assertThat(log.catalogue().getLast().attributes())
                .containsEntry("number", "11111")
                .containsEntry("price", "0");
    }
}
