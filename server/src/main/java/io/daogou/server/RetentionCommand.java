package io.daogou.server;

import io.daogou.domain.event.EventType;
import io.daogou.domain.event.Expiry.Expired;
import io.daogou.domain.event.Retention;
import io.daogou.server.configuration.Configuration;
import io.daogou.store.Store;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code daogou retention}. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Removes what is older than the shop keeps it.",
        description = {
            "",
            "Goes by privacy.retention in the configuration: how many days events are kept, by type, and devices without a "
                    + "sign. A running 'serve' does the same when it starts and every day; on SQLite only one of the two can run. "
                    + "Interrupted, it goes on the next time.",
            ""
        },
        optionListHeading = "%nOptions:%n",
        footer = {"", "Examples:", "  daogou retention --data shop --dry-run", "  daogou retention --data shop"})
final class RetentionCommand implements Callable<Integer> {
    @Mixin
    private ShopOptions shop = new ShopOptions();

    @Option(
            names = "--dry-run",
            description =
                    "Only tell what would go; works beside a running 'serve'. Devices are counted as they are now,"
                            + " before events go.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Configuration configuration = shop.configuration();
        Retention retention = configuration.engine().retention();
        if (dryRun) {
            try (Store store = Store.openReadOnly(shop.store())) {
                print(
                        out,
                        retention,
                        store.expiry().due(retention, Clock.systemUTC().instant()));
                out.printf("%nNothing was removed: this was a dry run.%n");
            }
        } else {
            sweep(out, configuration, retention);
        }
        out.flush();
        return 0;
    }

    private void sweep(PrintWriter out, Configuration configuration, Retention retention) {
        try (Interruption interruption = new Interruption();
                Assembly assembly = Assembly.open(shop.directory(), configuration)) {
            Optional<Expired> gone = assembly.sweeping().sweep(() -> !interruption.isWanted());
            gone.ifPresentOrElse(
                    removed -> print(out, retention, removed),
                    () -> out.println("Another process does it just now; nothing was left to do here."));
            if (interruption.isWanted()) {
                out.printf("%nInterrupted: the rest goes the next time.%n");
            }
        }
    }

    private static void print(PrintWriter out, Retention retention, Expired expired) {
        Table table = new Table("what", "kept for days", "removed");
        for (EventType type : EventType.values()) {
            table.row(
                    type.wireName(),
                    days(retention.daysOf(type)),
                    String.format("%,d", expired.events().getOrDefault(type, 0L)));
        }
        table.row("silent devices", days(retention.silentDeviceDays()), String.format("%,d", expired.devices()));
        table.row("device codes", "their 10 minutes", String.format("%,d", expired.codes()));
        table.print(out);
    }

    private static String days(int days) {
        return days == 0 ? "until erased" : String.valueOf(days);
    }
}
