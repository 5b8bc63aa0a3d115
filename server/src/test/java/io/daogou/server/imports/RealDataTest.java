package io.daogou.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Item;
import io.daogou.domain.item.Money;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public data of real shops. Figures were counted independently of this code. Skipped, with a line, without the data. */
final class RealDataTest {
    private final InMemoryTarget shop = new InMemoryTarget();

    @TempDir
    private Path folder;

    @Test
    void aYearOfInvoicesBecomesProductsCustomersPurchasesAndRefunds() {
        Path file = data("uci-online-retail/online_retail.csv.gz");
        ImportSummary first = run(file, options("GBP", Set.of(), null));
        assertThat(first.rows()).isEqualTo(541_909);
        assertThat(first.shoppers()).isEqualTo(4_372);
        assertThat(first.itemsCreated()).isEqualTo(4_070);
        assertThat(first.rejects()).isEqualTo(2);
        assertThat(pieces(shop.all(), EventType.REFUND)).isEqualTo(8_905 + 383 + 1_336);
        assertThat(pieces(shop.all(), EventType.PURCHASE)).isEqualTo(397_884 + 132_219 + 1_139 + 40 + 1);
        Item lantern = Objects.requireNonNull(shop.items.get("71053"));
        assertThat(lantern.title()).isEqualTo("WHITE METAL LANTERN");
        assertThat(Objects.requireNonNull(lantern.price()).currency()).isEqualTo(Money.currency("GBP"));

        ImportSummary again = run(file, options("GBP", Set.of(), null));
        assertThat(again.eventsStored()).isZero();
        assertThat(again.eventsConflict()).isZero();
        assertThat(again.eventsDuplicate()).isEqualTo(first.eventsStored());
        assertThat(again.itemsUnchanged()).isEqualTo(first.itemsCreated());
        assertThat(shop.linkCalls).isEqualTo(4_372);
    }

    @Test
    void postageIsNoGoods() {
        Path file = data("uci-online-retail/online_retail.csv.gz");
        run(file, options("GBP", Set.of("POST", "DOT"), null));
        assertThat(shop.items).hasSize(4_068).doesNotContainKeys("POST", "DOT");
    }

    @Test
    void threeLogsWithoutHeaderBecomeViewsCartsAndPurchases() {
        Map<String, EventType> logs =
                Map.of("view", EventType.VIEW_ITEM, "cart", EventType.ADD_TO_CART, "buy", EventType.PURCHASE);
        logs.forEach((name, type) -> run(data("retailrocket/" + name + ".tsv.gz"), options(null, Set.of(), type)));
        Map<EventType, Long> counts =
                shop.all().stream().collect(Collectors.groupingBy(Event::type, Collectors.counting()));
        assertThat(counts)
                .containsEntry(EventType.VIEW_ITEM, 75_374L)
                .containsEntry(EventType.ADD_TO_CART, 12_456L)
                .containsEntry(EventType.PURCHASE, 9_551L);
        assertThat(shop.all().stream().map(event -> event.header().shopperId()).distinct())
                .hasSize(2_174);
    }

    @Test
    void aCatalogueWithoutIdentifiersTakesThemFromItsLinks() {
        ImportSummary summary = run(data("amazon-in-catalog/products.csv.gz"), options("INR", Set.of(), null));
        assertThat(summary.rows()).isEqualTo(10_930);
        assertThat(summary.itemsCreated()).isEqualTo(9_898);
        Item conditioner = Objects.requireNonNull(shop.items.get("B0BRKXTSBT"));
        assertThat(conditioner.price()).isEqualTo(Money.of("58990", "INR"));
        assertThat(conditioner.salePrice()).isEqualTo(Money.of("32999", "INR"));
        assertThat(conditioner.productType()).containsExactly("appliances", "Air Conditioners");
    }

    private ImportSummary run(Path file, ImportOptions options) {
        PrintStream report = System.out;
        ImportSummary summary = new Importer(shop, options, report, false).run(file, folder.resolve("rejects.tsv"));
        report.print(summary.describe());
        return summary;
    }

    private static ImportOptions options(
            @org.jspecify.annotations.Nullable String currency,
            Set<String> skipped,
            @org.jspecify.annotations.Nullable EventType event) {
        ImportOptions usual = ImportOptions.DEFAULTS;
        return new ImportOptions(
                null,
                Map.of(),
                event,
                currency == null ? null : Money.currency(currency),
                usual.zone(),
                usual.charset(),
                null,
                true,
                false,
                skipped);
    }

    private static long pieces(List<Event> events, EventType type) {
        return events.stream()
                .filter(event -> event.type() == type)
                .mapToLong(event -> event.items().size())
                .sum();
    }

    private static Path data(String name) {
        String given = System.getProperty("daogou.data");
        String root = given == null ? System.getenv("DAOGOU_DATA") : given;
        Path file = Path.of(root == null ? "no-data" : root, name);
        if (!Files.exists(file)) {
            System.out.println("DaogouData: SKIPPED, " + name + " is missing; set -Ddaogou.data or DAOGOU_DATA");
        }
        Assumptions.assumeTrue(Files.exists(file));
        return file;
    }
}
