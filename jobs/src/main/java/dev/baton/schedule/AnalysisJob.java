package dev.baton.schedule;

import dev.baton.execute.EstateAnalysis;
import jakarta.enterprise.context.ApplicationScoped;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Analyses all clusters from what is stored, and begins the recoveries that may begin. */
@ApplicationScoped
@DisallowConcurrentExecution
public class AnalysisJob implements Job {

    private final EstateAnalysis estate;

    AnalysisJob(EstateAnalysis estate) {
        this.estate = estate;
    }

    @Override
    public void execute(JobExecutionContext context) {
        estate.analyse();
    }
}
