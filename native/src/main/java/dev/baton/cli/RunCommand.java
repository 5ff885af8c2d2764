package dev.baton.cli;

import dev.baton.boot.OneShotApplication;
import dev.baton.boot.OneShotApplication.Format;
import dev.baton.schedule.OneShotJob.Mode;
import dev.baton.schedule.Role;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baton run JOB}. */
@Command(
        name = "run",
        description = "Does one job once, for cron or CI, and says what came of it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, and nothing is wrong",
            "1:done, and somebody should look",
            "2:could not be done: usage, configuration or store"
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private ProcessOptions process;

    /** What can be done once. */
    enum Job {
        DISCOVERY,
        ANALYSIS,
        RECOVERY,
        PURGE
    }

    @Parameters(paramLabel = "JOB", description = "discovery, analysis, recovery or purge")
    private Job job;

    @Option(names = "--dry-run", description = "only say what would be done")
    private boolean dryRun;

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Override
    public Integer call() {
        return process.launcher(Role.RUN)
                .run(
                        OneShotApplication.class,
                        OneShotApplication.arguments(
                                job.name().toLowerCase(Locale.ROOT),
                                dryRun ? Mode.DRY_RUN : Mode.ACT,
                                json ? Format.JSON : Format.TEXT));
    }
}
