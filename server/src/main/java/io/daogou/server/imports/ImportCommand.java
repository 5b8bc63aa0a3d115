package io.daogou.server.imports;

import io.daogou.domain.check.InvalidInput;
import io.daogou.domain.event.EventType;
import io.daogou.domain.item.Money;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daogou import}: the command line of {@link Importer}. Exit status 0, or 2 for input that is of no use. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Reads a shop's products, orders and clicks from files.",
        description = {
            "",
            "Reads CSV, TSV and NDJSON tables, Google Analytics 4 exports and Google Merchant feeds, plain or .gz. A table"
                    + " may hold products, events, or both. Columns are guessed from their names; the guess is printed,"
                    + " and --map puts it right. The same file can be imported again: nothing is doubled.",
            "",
        },
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nFiles:%n",
        footer = {
            "",
            "Examples:",
            "  A year of invoices, with prices in pounds and times of London:",
            "    daogou import sales.csv.gz --data shop --currency GBP \\",
            "        --zone Europe/London --map item=StockCode,time=InvoiceDate",
            "",
            "  A log of views without header: shopper, product, time:",
            "    daogou import views.tsv --data shop --event view_item \\",
            "        --map user=1,item=2,time=3",
            "",
            "Fields for --map: item title description price salePrice brand category",
            "  subcategory image link availability gtin currency rating; for events also",
            "  event time user device session quantity order. A column is a name from the",
            "  header, or a number from 1; 'field=' leaves the field out.",
            "Exit status: 0 done, even if rows were rejected; 1 the shop could not be written; 2 a file that is of no use.",
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    private final BiFunction<Path, @Nullable String, ImportTarget> shop;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to read, in this order.")
    private List<Path> files = List.of();

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The shop's data directory.")
    private Path data = Path.of("");

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "Where the truth is, as for serve. Default: what the data directory says.")
    private @Nullable String store;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "csv, tsv, ndjson, ga4, merchant-tsv or merchant-xml. Default: seen from the content.")
    private @Nullable String format;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            split = ",",
            description = "Which column a field is in: item=StockCode,time=InvoiceDate. The rest is guessed.")
    private List<String> map = List.of();

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description = "The event of rows without an event column: view_item, add_to_cart, purchase, ...")
    private @Nullable String event;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Currency of prices without one: CNY, EUR, GBP, ...")
    private @Nullable String currency;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Zone of times without one: Europe/London. Default: ${DEFAULT-VALUE}.")
    private String zone = "UTC";

    @Option(
            names = "--dates",
            paramLabel = "ORDER",
            description = "dmy or mdy, for dates such as 12/1/2010. Default: found in the file.")
    private @Nullable String dates;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "How text is encoded: GB18030, windows-1252. Default: ${DEFAULT-VALUE}.")
    private String charset = "UTF-8";

    @Option(
            names = "--skip-items",
            paramLabel = "ID",
            split = ",",
            description = "Identifiers that are no goods: POST,DOT,M. Their rows are left out.")
    private List<String> skipItems = List.of();

    @Option(names = "--no-items", description = "Do not make products of what events mention.")
    private boolean noItems;

    @Option(
            names = "--consented",
            description = "The people in the file agreed to be known by it: their shelves are personal at once. Without"
                    + " it their history is learned from, and waits until each of them agrees.")
    private boolean consented;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Where rejected rows go. Default: <file>.rejects.tsv in the data directory.")
    private @Nullable Path rejects;

    @Option(names = "--dry-run", description = "Read and report everything, store nothing.")
    private boolean dryRun;

    /**
     * @param shop opens the shop of a data directory and a place of its truth, if one is told; not called for a dry run
     */
    public ImportCommand(BiFunction<Path, @Nullable String, ImportTarget> shop) {
        this.shop = shop;
    }

    @Override
    public Integer call() {
        try {
            return importAll(options());
        } catch (ImportFailure | InvalidInput useless) {
            System.err.println("daogou import: " + useless.getMessage());
            return UNUSABLE;
        } catch (UncheckedIOException refused) {
            System.err.println("daogou import: " + refused.getMessage());
            return FAILED;
        }
    }

    private int importAll(ImportOptions options) {
        Interruption interruption = new Interruption();
        try (ImportTarget target = dryRun ? new DryRun() : shop.apply(data, store)) {
            Importer importer = new Importer(target, options, System.err, true);
            interruption.stops(importer);
            return importAll(importer);
        } finally {
            interruption.close();
        }
    }

    private int importAll(Importer importer) {
        int status = 0;
        for (Path file : files) {
            if (!importer.isStopped()) {
                status = Math.max(status, importOne(importer, file));
            }
        }
        return status;
    }

    private int importOne(Importer importer, Path file) {
        try {
            @Nullable Path rejected = rejectsOf(file);
            ImportSummary summary = importer.run(file, rejected);
            PrintStream out = System.out;
            out.print((dryRun ? "Dry run, nothing stored. " : "") + summary.describe());
            if (summary.rejects() > 0 && rejected != null) {
                out.println("  rejected rows are in " + rejected);
            }
            return 0;
        } catch (ImportFailure useless) {
            System.err.println("daogou import: " + useless.getMessage());
            return UNUSABLE;
        }
    }

    private @Nullable Path rejectsOf(Path file) {
        Path given = rejects;
        if (given != null && files.size() == 1) {
            return given;
        }
        if (given != null) {
            throw new ImportFailure("--rejects takes one file, and " + files.size()
                    + " files are imported: leave it out, each gets its own in the data directory");
        }
        return dryRun ? null : data.resolve(file.getFileName() + ".rejects.tsv");
    }

    private ImportOptions options() {
        return new ImportOptions(
                format == null ? null : ImportFormat.ofWireName(format),
                columns(map),
                event == null ? null : EventType.ofWireName(event),
                currency == null ? null : Money.currency(currency),
                zone(zone),
                charset(charset),
                dates == null ? null : DateOrder.ofWireName(dates),
                !noItems,
                consented,
                ids(skipItems));
    }

    static Map<Field, String> columns(List<String> pairs) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new InvalidInput("--map", "is not a pair", pair, "write field=column, such as item=StockCode");
            }
            Field field = Field.ofWireName(pair.substring(0, equals).strip());
            if (columns.put(field, pair.substring(equals + 1).strip()) != null) {
                throw new InvalidInput("--map", "names a field twice", field.wireName(), "give each field one column");
            }
        }
        return columns;
    }

    private static Set<String> ids(List<String> given) {
        Set<String> ids = new HashSet<>();
        given.forEach(id -> ids.add(id.strip()));
        return ids;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new InvalidInput("--zone", "is not known", name, "use a name such as Europe/London or +08:00");
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new InvalidInput("--charset", "is not known", name, "use a name such as UTF-8 or GB18030");
        }
    }
}
