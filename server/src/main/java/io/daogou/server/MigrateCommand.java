package io.daogou.server;

import io.daogou.store.Migration;
import io.daogou.store.StoreUrl;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daogou migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Moves a shop from SQLite to PostgreSQL, or back.",
        description = {
            "",
            "Copies every row of every table into an empty place, reads all of it back, compares counts and hashes, and only "
                    + "then keeps it. Interrupted, it leaves the target empty and can begin anew. The source stays as it is; nothing "
                    + "can be stored in it meanwhile. Releases stay where they are: keep the data directory.",
            ""
        },
        parameterListHeading = "%nPlaces:%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  daogou migrate sqlite:shop postgresql://shop@localhost/shop",
            "  daogou migrate postgresql://shop@localhost/shop sqlite:copy",
            "",
            "The password may be in DAOGOU_STORE_PASSWORD."
        })
final class MigrateCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "FROM",
            description = "A data directory or postgresql://USER@HOST:PORT/DATABASE.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "The same; empty, or not there yet.")
    private String to = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        StoreUrl source = StoreChoice.url(from, System.getenv());
        StoreUrl target = StoreChoice.url(to, System.getenv());
        Progress progress = Progress.on(spec.commandLine().getErr());
        try (Interruption interruption = new Interruption()) {
            List<Migration.Moved> moved = Migration.run(source, target, (step, done, total) -> {
                progress.update(step, done, total);
                return !interruption.isWanted();
            });
            progress.done();
            Table table = new Table("table", "rows", "hash on both sides");
            moved.forEach(one -> table.row(one.table(), String.format("%,d", one.rows()), one.hash()));
            table.print(out);
            out.printf("%n%s is now in %s, in %.1f s.%n", source, target, progress.seconds());
            out.flush();
        }
        return 0;
    }
}
