package io.daogou.server;

import io.daogou.domain.shopper.Subject;
import io.daogou.exchange.extract.Extract;
import io.daogou.exchange.extract.ExtractInfo;
import io.daogou.exchange.extract.ShopperSegment;
import io.daogou.insight.Insight;
import io.daogou.insight.analysis.Rfm;
import io.daogou.insight.analysis.RfmBuyers;
import io.daogou.insight.analysis.RfmBuyersAnswer;
import io.daogou.insight.mirror.Sources;
import io.daogou.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daogou extract}. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Writes what models are trained on as Parquet files, for other tools.",
        description = {
            "",
            "Writes events, interactions and items; with 'segments' also each buyer's RFM segment. Shoppers and devices appear under pseudonyms that hold for this extract "
                    + "alone; what people typed is left out. Works beside a running 'serve'. Needs the optional part 'parquet': "
                    + "fetch it once with 'daogou optional parquet'.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nMore:%n",
        footer = {
            "",
            "Examples:",
            "  daogou extract --data shop --output extract",
            "  daogou extract segments --data shop --output extract"
        })
final class ExtractCommand implements Callable<Integer> {
    /** What can be written beside the rest. */
    enum Part {
        segments
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "segments",
            description = "Also segments.parquet, as of now; takes new events over into columns first.")
    private @Nullable Part part;

    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            required = true,
            description = "Where to write; an earlier extract there is replaced.")
    private Path output = Path.of("extract");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long begin = System.nanoTime();
        try (Store store = Store.openReadOnly(shop.store())) {
            List<ShopperSegment> segments = part == null ? null : segments(store);
            ExtractInfo info = new Extract(store.events(), store.catalog(), store.people(), Clock.systemUTC())
                    .write(output, segments);
            out.printf(
                    "%s: %,d events and %,d interactions of %,d shoppers with %,d items in %.1f s%n",
                    output,
                    info.events(),
                    info.interactions(),
                    info.shoppers(),
                    info.items(),
                    (System.nanoTime() - begin) / 1e9);
        }
        out.flush();
        return 0;
    }

    private List<ShopperSegment> segments(Store store) {
        Sources sources = Sources.of(store.events(), store.catalog(), store.people());
        try (Insight insight = Insight.open(
                shop.directory().insight(), sources, shop.configuration().insight())) {
            insight.refresh();
            RfmBuyersAnswer answer =
                    insight.ask(new RfmBuyers(new Rfm(sources.clock().instant(), null)));
            return answer.buyers().stream()
                    .map(buyer -> new ShopperSegment(
                            buyer.isShopper() ? Subject.shopper(buyer.id()) : Subject.device(buyer.id()),
                            buyer.segment().wireName(),
                            buyer.recency(),
                            buyer.frequency(),
                            buyer.monetary(),
                            buyer.lastTime(),
                            buyer.orders(),
                            buyer.amount(),
                            answer.currency()))
                    .toList();
        }
    }
}
