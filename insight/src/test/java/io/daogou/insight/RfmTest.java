package io.daogou.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.daogou.domain.event.Event;
import io.daogou.domain.event.EventItem;
import io.daogou.domain.event.EventType;
import io.daogou.domain.shopper.Subject;
import io.daogou.insight.analysis.Rfm;
import io.daogou.insight.analysis.RfmAnswer;
import io.daogou.insight.analysis.RfmBuyers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments are what counting each buyer by hand gives. */
final class RfmTest {
    @TempDir
    private Path folder;

    private static final class Buyer {
        final String name;
        long last;
        final Set<String> orders = new HashSet<>();
        BigDecimal amount = BigDecimal.ZERO;

        Buyer(String name) {
            this.name = name;
        }
    }

    @Test
    void logsOfChance() {
        for (long seed = 0; seed < 6; seed++) {
            try (Shop shop = Logs.chance(folder.resolve("log" + seed), seed, 2_000)) {
                for (String currency : List.of("EUR", "USD", "XXX")) {
                    check(shop, new Rfm(Instant.parse("2026-02-10T00:00:00Z"), currency), currency);
                    check(shop, new Rfm(Instant.parse("2026-06-10T00:00:00Z"), currency), currency);
                }
                check(shop, new Rfm(Instant.parse("2026-06-10T00:00:00Z"), null), "EUR");
            }
        }
    }

    @Test
    void theDemoShop() {
        try (Shop shop = Logs.demo(folder, 600, 5)) {
            RfmAnswer answer = check(shop, new Rfm(Instant.parse("2026-07-01T00:00:00Z"), null), "CNY");
            assertThat(answer.segments()).extracting(RfmAnswer.Segment::segment).contains("champions", "lost", "new");
        }
    }

    @Test
    void nobodyBought() {
        try (Shop shop = new Shop(folder)) {
            assertThat(shop.ask(new Rfm(Instant.parse("2026-07-01T00:00:00Z"), null)))
                    .isEqualTo(new RfmAnswer("XXX", List.of()));
        }
    }

    static RfmAnswer check(Shop shop, Rfm rfm, String currency) {
        RfmAnswer answer = shop.ask(rfm);
        assertThat(answer.currency()).isEqualTo(currency);
        List<Buyer> buyers = buyers(shop, rfm.at(), currency);
        Map<String, List<Buyer>> expected = new TreeMap<>();
        for (Buyer buyer : buyers) {
            int recency =
                    score(buyers.stream().filter(one -> one.last < buyer.last).count(), buyers.size());
            int frequency = score(
                    buyers.stream()
                            .filter(one -> one.orders.size() < buyer.orders.size())
                            .count(),
                    buyers.size());
            int monetary = score(
                    buyers.stream()
                            .filter(one -> one.amount.compareTo(buyer.amount) < 0)
                            .count(),
                    buyers.size());
            expected.computeIfAbsent(segment(recency, (frequency + monetary + 1) / 2), name -> new ArrayList<>())
                    .add(buyer);
        }
        assertThat(answer.segments()).hasSameSizeAs(expected.keySet());
        Map<String, String> oneByOne = new TreeMap<>();
        shop.ask(new RfmBuyers(rfm)).buyers().forEach(buyer -> {
            Subject subject = buyer.isShopper() ? Subject.shopper(buyer.id()) : Subject.device(buyer.id());
            oneByOne.put(
                    subject.name(),
                    buyer.segment().wireName() + " " + buyer.lastTime().toEpochMilli() + " " + buyer.orders() + " "
                            + buyer.amount().stripTrailingZeros().toPlainString());
        });
        Map<String, String> byHand = new TreeMap<>();
        expected.forEach((segment, members) -> members.forEach(buyer -> byHand.put(
                buyer.name,
                segment + " " + buyer.last + " " + buyer.orders.size() + " "
                        + buyer.amount.stripTrailingZeros().toPlainString())));
        assertThat(oneByOne).isEqualTo(byHand);
        for (RfmAnswer.Segment segment : answer.segments()) {
            List<Buyer> members = expected.getOrDefault(segment.segment(), List.of());
            assertThat(segment.people()).as("%s %s", rfm, segment).isEqualTo(members.size());
            assertThat(segment.share()).isEqualTo((double) members.size() / buyers.size());
            assertThat(segment.orders())
                    .isEqualTo(
                            members.stream().mapToLong(one -> one.orders.size()).sum());
            assertThat(segment.amount())
                    .isEqualByComparingTo(
                            members.stream().map(one -> one.amount).reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(segment.averageDays())
                    .isEqualTo(
                            members.stream()
                                    .mapToDouble(one -> (rfm.at().toEpochMilli() - one.last) / 86_400e3)
                                    .average()
                                    .orElse(-1),
                            Offset.offset(1e-6));
        }
        return answer;
    }

    private static int score(long below, int all) {
        return 1 + (int) (5 * below / all);
    }

    /** The table of the documentation, row by row: recency from 1, then worth from 1. */
    private static String segment(int recency, int worth) {
        String[] row = switch (recency) {
            case 1 -> new String[] {"lost", "hibernating", "cannot_lose"};
            case 2 -> new String[] {"lost", "about_to_sleep", "at_risk"};
            case 3 -> new String[] {"promising", "needs_attention", "loyal"};
            default -> new String[] {"new", "potential_loyal", "champions"};
        };
        return row[worth / 2];
    }

    private static List<Buyer> buyers(Shop shop, Instant at, String currency) {
        Map<String, Buyer> buyers = new TreeMap<>();
        for (Shop.Done done : shop.done()) {
            if (done.event() instanceof Event.Order order
                    && order.type() != EventType.BEGIN_CHECKOUT
                    && done.millis() < at.toEpochMilli()
                    && currency.equals(
                            order.value() == null
                                    ? "XXX"
                                    : order.value().currency().getCurrencyCode())) {
                Buyer buyer = buyers.computeIfAbsent(done.person(), Buyer::new);
                BigDecimal amount =
                        order.value() == null ? lines(order) : order.value().amount();
                if (order.type() == EventType.PURCHASE) {
                    buyer.last = Math.max(buyer.last, done.millis());
                    buyer.orders.add(order.transactionId() == null ? "event " + done.offset() : order.transactionId());
                    buyer.amount = buyer.amount.add(amount);
                } else {
                    buyer.amount = buyer.amount.subtract(amount);
                }
            }
        }
        return buyers.values().stream().filter(one -> !one.orders.isEmpty()).toList();
    }

    private static BigDecimal lines(Event.Order order) {
        BigDecimal sum = BigDecimal.ZERO;
        for (EventItem line : order.items()) {
            @Nullable BigDecimal price = line.price();
            sum = price == null ? sum : sum.add(price.multiply(BigDecimal.valueOf(line.quantity())));
        }
        return sum;
    }
}
