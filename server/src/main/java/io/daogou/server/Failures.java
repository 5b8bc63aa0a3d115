package io.daogou.server;

import io.daogou.domain.check.InvalidInput;
import io.daogou.engine.ReleaseDamaged;
import io.daogou.engine.TrainingRefused;
import io.daogou.exchange.MissingPart;
import io.daogou.insight.InsightRefused;
import io.daogou.learn.lab.BadFile;
import io.daogou.learn.model.TrainingCancelled;
import io.daogou.server.configuration.ConfigurationProblem;
import io.daogou.server.http.PortTaken;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Tells a person in one line why a command failed. */
final class Failures {
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    private Failures() {}

    static int badUsage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("bad usage");
        command.getErr().println(name + ": " + message + "; see " + name + " --help");
        return BAD_INPUT;
    }

    static int failed(Exception failure, CommandLine command, boolean verbose) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + reason(failure));
        if (verbose) {
            failure.printStackTrace(command.getErr());
        }
        return switch (failure) {
            case InvalidInput _, ConfigurationProblem _, BadFile _ -> BAD_INPUT;
            default -> FAILED;
        };
    }

    private static String reason(Exception failure) {
        return switch (failure) {
            case InvalidInput _,
                    ConfigurationProblem _,
                    TrainingRefused _,
                    ReleaseDamaged _,
                    MissingPart _,
                    InsightRefused _,
                    PortTaken _,
                    BadFile _,
                    LabRefused _ -> oneLine(failure);
            case TrainingCancelled _ -> "interrupted; nothing was written";
            case UncheckedIOException _ -> oneLine(failure);
            default -> "this should not have happened: " + oneLine(failure) + "; --verbose shows where";
        };
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        String text = message == null ? failure.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
